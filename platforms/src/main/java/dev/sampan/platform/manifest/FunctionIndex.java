// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the index of functions that an instance reads at start in place of the manifest: {@code
 * META-INF/sampan/functions.properties}, a {@link java.util.Properties} file in UTF-8.
 *
 * <p>The keys are sorted and nothing else is written, so the same manifest gives the same bytes.
 * Functions that have a command in place of a handler are not in it.
 */
public final class FunctionIndex {

  /** Where the index lies in a directory of classes or in an artifact. */
  public static final String RESOURCE = "META-INF/sampan/functions.properties";

  private final Map<String, String> entries = new TreeMap<>();

  private FunctionIndex() {}

  /**
   * Writes the index of a manifest into a directory of classes.
   *
   * @param projectClasses finds the handlers; none is initialised
   * @throws ManifestException if a handler is not found, or its types cannot be told; nothing is
   *     written then
   * @throws IOException if the file cannot be written
   */
  public static void write(Manifest manifest, ClassLoader projectClasses, Path classesDir)
      throws ManifestException, IOException {
    write(text(manifest, projectClasses), classesDir);
  }

  /**
   * Like {@link #write(Manifest, ClassLoader, Path)}, but leaves a handler that is not found, or
   * whose types cannot be told, to its instance, which refuses it when it starts: the project's
   * other functions are none the worse for it.
   *
   * @return what is wrong with handlers
   * @throws IOException if the file cannot be written
   */
  public static List<Finding> writeWhatIsKnown(
      Manifest manifest, ClassLoader projectClasses, Path classesDir) throws IOException {
    var report = new Report(manifest);
    write(index(manifest, projectClasses, report).text(), classesDir);
    return report.findings();
  }

  private static void write(String text, Path classesDir) throws IOException {
    var file = classesDir.resolve(RESOURCE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /**
   * The index of a manifest as text.
   *
   * @throws ManifestException if a handler is not found, or its types cannot be told
   */
  public static String text(Manifest manifest, ClassLoader projectClasses)
      throws ManifestException {
    var report = new Report(manifest);
    var index = index(manifest, projectClasses, report);
    if (!report.findings().isEmpty()) {
      throw new ManifestException(report.findings());
    }
    return index.text();
  }

  private static FunctionIndex index(Manifest manifest, ClassLoader projectClasses, Report report) {
    var classes = new ClassCheck(new ProjectClasses(projectClasses, report), report);
    var index = new FunctionIndex();
    manifest.functions().forEach(function -> index.add(function, classes));
    return index;
  }

  private void add(FunctionSpec function, ClassCheck classes) {
    var prefix = "functions." + function.name() + ".";
    if (function.handler() != null) {
      entries.put(prefix + "handler", function.handler());
      classes
          .handler(function)
          .ifPresent(
              types -> {
                entries.put(prefix + "input", types.input().getTypeName());
                entries.put(prefix + "output", types.output().getTypeName());
              });
      settle(prefix, function);
      for (var i = 0; i < function.triggers().size(); i++) {
        add(prefix + "triggers." + i + ".", function.triggers().get(i));
      }
    }
  }

  private void settle(String prefix, FunctionSpec function) {
    entries.put(prefix + "timeout", String.valueOf(function.timeout().toSeconds()));
    if (!function.middleware().isEmpty()) {
      entries.put(prefix + "middleware", String.join(", ", function.middleware()));
    }
    if (function.onReject() != OnReject.REPORT) {
      entries.put(prefix + "onReject", function.onReject().id());
    }
    if (function.streaming()) {
      entries.put(prefix + "streaming", "required");
    }
    if (!function.publishes().isEmpty()) {
      var all = function.publishes().stream().map(Publication::toString).toList();
      entries.put(prefix + "publishes", String.join(", ", all));
    }
    var order = strictest(function);
    if (order != Order.NONE) {
      entries.put(prefix + "order", order.id());
    }
    function.settings().forEach((name, value) -> entries.put(prefix + "settings." + name, value));
  }

  private static Order strictest(FunctionSpec function) {
    var strictest = Order.NONE;
    for (var trigger : function.triggers()) {
      var order =
          trigger instanceof QueueTrigger queue
              ? queue.order()
              : trigger instanceof StreamTrigger stream ? stream.order() : Order.NONE;
      strictest = order.compareTo(strictest) > 0 ? order : strictest;
    }
    return strictest;
  }

  private void add(String prefix, TriggerSpec trigger) {
    entries.put(prefix + "kind", trigger.kind().name());
    entries.put(prefix + "name", trigger.name());
    if (!trigger.source().isEmpty()) {
      entries.put(prefix + "source", trigger.source());
    }
    if (trigger instanceof HttpTrigger http && !http.routes().isEmpty()) {
      var routes = http.routes().stream().map(Route::toString).collect(Collectors.joining(", "));
      entries.put(prefix + "routes", routes);
    }
  }

  private String text() {
    var text = new StringBuilder();
    entries.forEach(
        (key, value) -> text.append(key).append('=').append(escaped(value)).append('\n'));
    return text.toString();
  }

  private static String escaped(String value) {
    var text = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    var plain = text.replace("\t", "\\t").replace("\f", "\\f");
    return plain.startsWith(" ") ? "\\" + plain : plain;
  }
}
