# syntax=docker/dockerfile:1
# govlint with readers for PDF and with what large series need:
#   docker build -t govlint .
#   docker run --rm -v "$PWD:/work" govlint check 报告
# To let it write (`--fix`, `--output`): docker run --user "$(id -u):$(id -g)" …
ARG PYTHON=3.13

FROM python:${PYTHON}-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY docs/man docs/man
COPY rules rules
COPY govlint govlint
RUN python -m venv /opt/govlint && \
    /opt/govlint/bin/python -m pip install --no-cache-dir --disable-pip-version-check ".[pdf,series]" && \
    /opt/govlint/bin/govlint --version

FROM python:${PYTHON}-slim
LABEL org.opencontainers.image.title="govlint" \
      org.opencontainers.image.description="政府信息公开工作年度报告的发布前检查" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/govlint /opt/govlint
ENV PATH=/opt/govlint/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUTF8=1
# Nobody in particular: reports are read from the folder that is mounted at /work.
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["govlint"]
CMD ["--help"]
