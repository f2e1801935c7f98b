// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the functions of a manifest. */
final class FunctionReader {

  static final int MOST_CONCURRENCY = 1000;

  /** More than any platform gives without being asked; what it gives is for the check to say. */
  static final int MOST_INSTANCES = 100_000;

  private static final List<String> FUNCTION =
      List.of(
          "handler",
          "command",
          "memory",
          "timeout",
          "concurrency",
          "instances",
          "streaming",
          "settings",
          "triggers",
          "middleware",
          "onReject",
          "async",
          "publishes",
          "platforms");
  private static final List<String> PLATFORM =
      List.of("memory", "timeout", "concurrency", "instances", "command", "settings");
  private static final List<String> SCF =
      Stream.concat(PLATFORM.stream(), Stream.of("mode", "runtime")).toList();
  private static final List<String> LAMBDA =
      Stream.concat(PLATFORM.stream(), Stream.of("door", "binaryTypes", "managed", "snapStart"))
          .toList();

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,47}[a-z0-9]");
  private static final String NAME_FORM =
      "a name of 2 to 49 lower-case letters, digits and hyphens, a letter first";
  private static final Pattern SETTING = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,79}");
  private static final String SETTING_FORM =
      "a name of letters, digits, dots, hyphens and underscores";
  private static final Pattern CLASS =
      Pattern.compile("[^\\s:/\\\\.\\[\\];]+(\\.[^\\s:/\\\\.\\[\\];]+)*");
  private static final String CLASS_FORM = "the name of a class such as com.example.Orders";

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[A-Za-z0-9*!#$&^_.+-]+/[A-Za-z0-9*!#$&^_.+-]+");
  private static final String MEDIA_FORM = "a content type such as image/png, image/* or */*";

  /** Whether a function needs its responses streamed; "required" is the only word there is. */
  private enum Streaming {
    REQUIRED
  }

  private final Reading reading;
  private final Set<String> schedules = new HashSet<>();

  FunctionReader(Reading reading) {
    this.reading = reading;
  }

  List<FunctionSpec> functions(Fields file) {
    var functions = new ArrayList<FunctionSpec>();
    var node = file.required("functions", "a mapping of functions");
    if (node != null) {
      var named = Fields.named(reading, "functions", node, NAME, NAME_FORM);
      named.values().forEach((name, value) -> functions.add(function(name, value)));
      if (functions.isEmpty()) {
        reading.error(node, "functions", Nodes.words(node), "at least one function", "");
      }
    }
    return functions;
  }

  private FunctionSpec function(String name, Node node) {
    var fields = Fields.of(reading, "functions." + name, node, FUNCTION);
    var handler = fields.text("handler", CLASS, CLASS_FORM);
    var command = fields.list("command", "a word of the command line", FunctionReader::word);
    oneOfHandlerAndCommand(fields);
    return new FunctionSpec(
        name,
        handler,
        command,
        orElse(fields.memory("memory"), FunctionSpec.DEFAULT_MEMORY_MIB),
        orElse(fields.seconds("timeout"), FunctionSpec.DEFAULT_TIMEOUT),
        fields.countOr("concurrency", 1, MOST_CONCURRENCY, 0),
        instances(fields),
        fields.choice("streaming", Streaming.values(), word -> "required") != null,
        settings(fields),
        new TriggerReader(reading, name, schedules).triggers(fields),
        fields.list("middleware", CLASS_FORM, FunctionReader::className),
        fields.choiceOr("onReject", OnReject.values(), OnReject::id, OnReject.REPORT),
        new AsyncReader(reading).read(fields),
        new PublicationReader(reading).publications(fields),
        platforms(fields));
  }

  private void oneOfHandlerAndCommand(Fields fields) {
    var expected = "either a handler or a command";
    if (fields.has("handler") && fields.has("command")) {
      reading.error(
          fields.node(), fields.child("command"), "both", expected, "Remove one of the two.");
    } else if (!fields.has("command")) {
      fields.required("handler", expected);
    }
  }

  private InstanceRange instances(Fields fields) {
    var node = fields.values().get("instances");
    if (node == null) {
      return InstanceRange.ANY;
    }
    var own = Fields.of(reading, fields.child("instances"), node, List.of("min", "max"));
    var range =
        new InstanceRange(own.count("min", 0, MOST_INSTANCES), own.count("max", 0, MOST_INSTANCES));
    if (range.contradicts()) {
      var remedy = "Lower min or raise max.";
      reading.error(node, fields.child("instances"), range.toString(), "min up to max", remedy);
    }
    return range;
  }

  private Map<String, String> settings(Fields fields) {
    var settings = new LinkedHashMap<String, String>();
    var node = fields.values().get("settings");
    if (node != null) {
      var path = fields.child("settings");
      var named = Fields.named(reading, path, node, SETTING, SETTING_FORM);
      named
          .values()
          .forEach(
              (name, value) -> {
                if (value instanceof ScalarNode scalar && !Nodes.nothing(value)) {
                  settings.put(name, scalar.getValue());
                } else {
                  named.wrong(value, named.child(name), "a text, a number or a truth value", "");
                }
              });
    }
    return settings;
  }

  private Map<Platform, PlatformSpec> platforms(Fields fields) {
    var platforms = new EnumMap<Platform, PlatformSpec>(Platform.class);
    var node = fields.values().get("platforms");
    if (node != null) {
      var known = Arrays.stream(Platform.values()).map(Platform::id).toList();
      var named = Fields.of(reading, fields.child("platforms"), node, known);
      for (var platform : Platform.values()) {
        var value = named.values().get(platform.id());
        if (value != null) {
          var path = named.child(platform.id());
          platforms.put(platform, platform(Fields.of(reading, path, value, keys(platform))));
        }
      }
    }
    return platforms;
  }

  private static List<String> keys(Platform platform) {
    return switch (platform) {
      case LAMBDA -> LAMBDA;
      case SCF -> SCF;
      case CLOUDRUN -> PLATFORM;
    };
  }

  private PlatformSpec platform(Fields fields) {
    return new PlatformSpec(
        fields.memory("memory"),
        fields.seconds("timeout"),
        fields.count("concurrency", 1, MOST_CONCURRENCY),
        instances(fields),
        fields.list("command", "a word of the command line", FunctionReader::word),
        settings(fields),
        fields.choice("mode", ScfMode.values(), ScfMode::id),
        fields.choice("runtime", ScfRuntime.values(), ScfRuntime::id),
        fields.choice("door", LambdaDoor.values(), LambdaDoor::id),
        fields.list("binaryTypes", MEDIA_FORM, FunctionReader::mediaType),
        ManagedReader.read(reading, fields),
        fields.flag("snapStart"),
        null);
  }

  private static Optional<String> word(String text) {
    return Optional.of(text).filter(word -> !word.isEmpty());
  }

  private static Optional<String> className(String text) {
    return Optional.of(text).filter(name -> CLASS.matcher(name).matches());
  }

  private static Optional<String> mediaType(String text) {
    return Optional.of(text).filter(type -> MEDIA_TYPE.matcher(type).matches());
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
