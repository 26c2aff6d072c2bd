// How many files and photos may be read at the same time. libuv's pool has four threads unless the environment says
// otherwise before the pool is first used, and Node uses it to load modules: so this is plain CommonJS, which needs none.
const { availableParallelism } = require('node:os');

/**
 * A thread for each core, never fewer than libuv's own four.
 * @param {number} [cores]
 * @returns {string} for UV_THREADPOOL_SIZE
 */
function threadPoolSize(cores = availableParallelism()) {
  return String(Math.max(4, cores));
}

module.exports = { threadPoolSize };
