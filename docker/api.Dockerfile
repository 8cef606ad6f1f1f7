# The api and the worker: one image, two commands. Build from the root of the repository:
#   docker build -f docker/api.Dockerfile -t pateka-api .
FROM node:24-bookworm-slim AS build
WORKDIR /src
ENV NX_DAEMON=false NX_NO_CLOUD=true CI=true
COPY . .
RUN npm ci
RUN npx nx run-many -t build -p @pateka/api
# what remains is what runs
RUN npm prune --omit=dev --workspaces --include-workspace-root

FROM node:24-bookworm-slim
WORKDIR /app
# two arenas: glibc would keep what pictures needed apart for each thread (docs/adr/0013-media.md)
ENV NODE_ENV=production HOST=0.0.0.0 MALLOC_ARENA_MAX=2
COPY --from=build /src/package.json ./
COPY --from=build /src/node_modules node_modules
COPY --from=build /src/libs libs
COPY --from=build /src/apps/api apps/api
# a volume mounted here belongs to who runs
RUN mkdir /srv/media && chown node:node /srv/media
USER node
# docker-compose.yml starts the worker with apps/api/dist/worker.js
CMD ["node", "apps/api/dist/main.js"]
