// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a WebSocket trigger. */
final class WebSocketReader {

  static final List<String> KEYS = List.of("name", "source", "routes", "select", "replies");

  private static final List<String> ALL =
      List.of(WebSocketTrigger.CONNECT, WebSocketTrigger.DISCONNECT, WebSocketTrigger.DEFAULT);

  private static final Pattern ROUTE =
      Pattern.compile("\\$(connect|disconnect|default)|[^$\\s\\p{Cntrl}][^\\s\\p{Cntrl}]{0,127}");
  private static final String ROUTE_FORM =
      "$connect, $disconnect, $default or a word that messages name";

  private static final Pattern SELECT =
      Pattern.compile("\\$request\\.body(\\.[A-Za-z0-9_-]{1,80}){1,8}");
  private static final String SELECT_FORM =
      "a member of the message such as " + WebSocketTrigger.DEFAULT_SELECT;

  private WebSocketReader() {}

  static TriggerSpec read(Fields fields, String source) {
    var routes = fields.list("routes", ROUTE_FORM, WebSocketReader::route);
    return new WebSocketTrigger(
        TriggerReader.name(fields, source),
        source,
        routes.isEmpty() ? ALL : routes,
        fields.text("select", SELECT, SELECT_FORM),
        fields.flag("replies"));
  }

  private static Optional<String> route(String text) {
    return Optional.of(text).filter(it -> ROUTE.matcher(it).matches());
  }
}
