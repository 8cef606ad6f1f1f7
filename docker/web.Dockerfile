# The web server. Build from the root of the repository:
#   docker build -f docker/web.Dockerfile -t pateka-web .
FROM node:24-bookworm-slim AS build
WORKDIR /src
ENV NX_DAEMON=false NX_NO_CLOUD=true CI=true
COPY . .
RUN npm ci
RUN npx nx run-many -t build -p @pateka/web

# the build carries all its packages inside: nothing is installed here
FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build /src/apps/web/package.json ./
COPY --from=build /src/apps/web/build build
USER node
CMD ["node", "build/index.js"]
