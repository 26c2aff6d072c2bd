// How many files and photos may be read at the same time. libuv's pool has four threads, unless the environment says
// otherwise before the pool is first used. Loading ES modules uses it, so this file is CommonJS, which does not.
const { availableParallelism } = require('node:os');

/**
 * One thread for each core, and at least four, as libuv has by default.
 * @param {number} [cores]
 * @returns {string} for UV_THREADPOOL_SIZE
 */
function threadPoolSize(cores = availableParallelism()) {
  return String(Math.max(4, cores));
}

module.exports = { threadPoolSize };
