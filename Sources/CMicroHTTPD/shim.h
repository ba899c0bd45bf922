// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <microhttpd.h>
#include <stdint.h>
#include <sys/socket.h>

// MHD_start_daemon takes its options as variable arguments, which Swift does not import.
static inline struct MHD_Daemon *truce_http_start(
    const struct sockaddr *address, int is_six, MHD_AccessHandlerCallback handler,
    MHD_RequestCompletedCallback completed, void *context, unsigned connections,
    unsigned seconds, unsigned threads) {
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TCP_FASTOPEN;
  if (is_six) flags |= MHD_USE_IPv6;
  return MHD_start_daemon(
      flags, 0, NULL, NULL, handler, context, MHD_OPTION_SOCK_ADDR, address,
      MHD_OPTION_NOTIFY_COMPLETED, completed, context, MHD_OPTION_CONNECTION_LIMIT, connections,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, connections, MHD_OPTION_CONNECTION_TIMEOUT, seconds,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)65536, MHD_OPTION_THREAD_POOL_SIZE, threads,
      MHD_OPTION_END);
}

// The port is a member of a union that is returned by pointer.
static inline uint16_t truce_http_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

// Constants of enumerations in which one member is marked deprecated are not imported.
static const enum MHD_Result truce_http_yes = MHD_YES;
static const enum MHD_Result truce_http_no = MHD_NO;
static const enum MHD_ValueKind truce_http_headers = MHD_HEADER_KIND;
static const enum MHD_ValueKind truce_http_query = MHD_GET_ARGUMENT_KIND;
static inline struct MHD_Response *truce_http_response(void *bytes, size_t count) {
  return MHD_create_response_from_buffer(count, bytes, MHD_RESPMEM_MUST_COPY);
}
