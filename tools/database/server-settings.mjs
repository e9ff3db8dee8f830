import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/**
 * The settings that the embedded server always runs with. They are given on the command line: there they win over
 * whatever a kept configuration file says, and a cluster made by an older version of the product gets them too.
 *
 * @param {{ port: number, durable: boolean }} options
 * @returns {string[]} arguments of `postgres`
 */
export function serverSettings({ port, durable }) {
  const kept = durable ? 'on' : 'off';
  const settings = {
    // Reached through loopback alone, and with a password even there: other users of this machine are strangers.
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',

    // A register that was answered with "saved" is still there after a power cut.
    fsync: kept,
    synchronous_commit: kept,
    full_page_writes: kept,

    // Data lie on an SSD or in memory nearly everywhere; the default of 4 sends searches through whole tables.
    random_page_cost: 1.1,
    shared_buffers: `${Math.round(Math.min(256, Math.max(32, totalmem() / MB / 8)))}MB`,
    work_mem: '16MB',
    timezone: 'UTC',

    // The log never holds what people have typed: failed statements are the API's to report, and a message's
    // details, statement and parameters may quote a name.
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_min_messages: 'log',
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_min_duration_statement: -1,
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    logging_collector: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
