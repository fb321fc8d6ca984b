"""Pure geometry of the pictures: numbers in, places in percent or pixels out. No Django and no model."""
