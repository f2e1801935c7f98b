// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.emulator.StateFile.Content;
import dev.sampan.emulator.StateFile.Known;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a state file; keys that it does not know are passed over. */
final class StateReader {

  private long pid;
  private long startedAt;
  private int gatewayPort;
  private int controlPort;
  private String token = "";
  private final List<Known> children = new ArrayList<>();

  private StateReader() {}

  static Content read(JsonParser json) throws IOException {
    var reader = new StateReader();
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      reader.field(json);
    }
    return new Content(
        new Known(reader.pid, reader.startedAt),
        reader.gatewayPort,
        reader.controlPort,
        reader.token,
        reader.children);
  }

  private void field(JsonParser json) throws IOException {
    var name = json.currentName();
    json.nextToken();
    switch (name) {
      case "pid" -> pid = json.getLongValue();
      case "startedAt" -> startedAt = json.getLongValue();
      case "gatewayPort" -> gatewayPort = json.getIntValue();
      case "controlPort" -> controlPort = json.getIntValue();
      case "token" -> token = json.getText();
      case "children" -> children(json);
      default -> json.skipChildren();
    }
  }

  private void children(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      var child = read(json, 0);
      children.add(child);
    }
  }

  private static Known read(JsonParser json, long none) throws IOException {
    var pid = none;
    var startedAt = none;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      pid = name.equals("pid") ? json.getLongValue() : pid;
      startedAt = name.equals("startedAt") ? json.getLongValue() : startedAt;
    }
    return new Known(pid, startedAt);
  }
}
