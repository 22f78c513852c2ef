# The web app needs the development packages, and Vite the optional ones made for this machine.
FROM node:24-bookworm-slim AS web
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN node web/build.ts

# What runs: no development package, no Meilisearch binary. Without its script, the `node` package stays an empty shell:
# the image has its own.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY migrations migrations
COPY seed seed
COPY server server
COPY --from=web /app/web/dist web/dist
RUN install -d -o node -g node -m 700 /data
USER node
ENV HOST=0.0.0.0 PORT=3000 LEVIER_VAR=/data
VOLUME /data
EXPOSE 3000
# The first start migrates and loads the communes before it answers.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["/usr/local/bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process: it hears the signals.
CMD ["/usr/local/bin/node", "server/main.ts"]
