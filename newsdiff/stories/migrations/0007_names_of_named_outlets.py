"""What stands for an outlet that nobody has named takes its words from no outlet that somebody names so."""

from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [("stories", "0006_edit_begun")]

    operations = [
        migrations.RemoveConstraint("outlet", "outlet_name_once"),
        migrations.AddConstraint(
            "outlet",
            models.UniqueConstraint(
                Lower("name"),
                condition=Q(named=True),
                name="outlet_name_once",
                violation_error_message="There is such an outlet already.",
            ),
        ),
        migrations.AddConstraint(
            "outlet",
            models.UniqueConstraint(Lower("name"), condition=Q(named=False), name="unnamed_outlet_once"),
        ),
    ]
