// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sampan emit KIND SOURCE}: events for the functions that listen to a source. */
@Command(
    name = "emit",
    mixinStandardHelpOptions = true,
    description = "Send events to a source of the emulator that runs the project.",
    footer = {
      "",
      "It prints the id of each event once the event is on disk. What the functions make of it is"
          + " in the emulator's own output.",
      "A file has one JSON object in each line, with any of: id, body, bodyBase64, attributes, key,"
          + " type, subject, source, before."
    })
final class EmitCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KINDS =
      List.of("queue", "topic", "stream", "object", "schedule", "bus", "log", "record");
  private static final int AT_ONCE = 1000;
  private static final int MOST = 100_000;

  private final Workplace workplace;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "queue, topic, stream, object, schedule, bus, log or record.")
  private String kind = "";

  @Parameters(
      index = "1",
      paramLabel = "SOURCE",
      description =
          "The source's name in sampan.yaml; of a schedule its own, as with 'sampan tick'.")
  private String source = "";

  @Mixin private ProjectOption project = new ProjectOption();

  @Option(
      names = {"-b", "--body"},
      paramLabel = "TEXT",
      description = "What the event carries; @FILE for the bytes of a file.")
  private @Nullable String body;

  @Option(
      names = {"-a", "--attribute"},
      paramLabel = "NAME=VALUE",
      description = "An attribute of the event; may be repeated.")
  private Map<String, String> attributes = new LinkedHashMap<>();

  @Option(
      names = {"-k", "--key"},
      paramLabel = "KEY",
      description = "The ordering key, the partition key, or the key of an object or a row.")
  private @Nullable String key;

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = "The type of a bus event; created, updated or deleted for object and record.")
  private @Nullable String type;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "How many such events; 1 by default.")
  private int count = 1;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A file of events, one JSON object in each line; - is standard input.")
  private @Nullable String file;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  EmitCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() throws IOException {
    Usage.between(spec, "--count", count, 1, MOST);
    Usage.oneOf(spec, "kind of source", kind, KINDS);
    List<JsonNode> events = file == null ? repeated() : lines(file);
    ControlClient client = ControlClient.of(project.in(workplace));
    ArrayNode ids = JSON.createArrayNode();
    for (int from = 0; from < events.size(); from += AT_ONCE) {
      List<JsonNode> some = events.subList(from, Math.min(events.size(), from + AT_ONCE));
      client.post(path(), document(some)).path("ids").forEach(ids::add);
    }
    print(ids);
    return 0;
  }

  private String path() {
    return "/api/sources/" + segment(kind) + "/" + segment(source) + "/events";
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static ObjectNode document(List<JsonNode> events) {
    ObjectNode document = JSON.createObjectNode();
    document.putArray("events").addAll(events);
    return document;
  }

  private void print(ArrayNode ids) {
    if (json) {
      ObjectNode answer = JSON.createObjectNode().put("accepted", ids.size());
      answer.set("ids", ids);
      workplace.terminal().out().println(answer);
    } else {
      ids.forEach(id -> workplace.terminal().out().println(id.asText()));
    }
  }

  private List<JsonNode> repeated() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    JsonNode event = event();
    for (int i = 0; i < count; i++) {
      events.add(event);
    }
    return events;
  }

  private ObjectNode event() throws IOException {
    ObjectNode event = JSON.createObjectNode().put("key", key).put("type", type);
    attributes.forEach(event.putObject("attributes")::put);
    if (body != null && body.startsWith("@")) {
      byte[] bytes = Files.readAllBytes(existing(body.substring(1)));
      event.put("bodyBase64", Base64.getEncoder().encodeToString(bytes));
    } else if (body != null) {
      event.put("body", body);
    }
    return event;
  }

  private Path existing(String name) {
    Path found = workplace.directory().resolve(name);
    if (!Files.isRegularFile(found)) {
      throw new CommandFailure("There is no file " + found);
    }
    return found;
  }

  private List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    int line = 0;
    for (String text : text(name).split("\\R", -1)) {
      line++;
      if (!text.isBlank()) {
        events.add(parsed(name, line, text));
      }
    }
    if (events.isEmpty()) {
      throw new CommandFailure(name + " has no events.");
    }
    return events;
  }

  private String text(String name) throws IOException {
    if (name.equals("-")) {
      return new String(workplace.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
    }
    try {
      return Files.readString(existing(name));
    } catch (NoSuchFileException e) {
      throw new CommandFailure("There is no file " + name);
    }
  }

  private static JsonNode parsed(String name, int line, String text) {
    try {
      JsonNode event = JSON.readTree(text);
      if (event.isObject()) {
        return event;
      }
    } catch (IOException e) {
      throw new CommandFailure(name + ", line " + line + " is not JSON: " + text);
    }
    throw new CommandFailure(name + ", line " + line + " is not a JSON object: " + text);
  }
}
