/**
 * What the bundles take of undici: capture dials by itself and speaks HTTP through `Client` alone. By the front door would
 * come along fetch, WebSocket, caches and mocks, which are half of it, and slow to start.
 */
export { default as errors } from "../../node_modules/undici/lib/core/errors.js";
export { default as Client } from "../../node_modules/undici/lib/dispatcher/client.js";
