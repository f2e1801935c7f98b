// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.spi.HandlerType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says whether the functions of a manifest can run, and what is otherwise on which platform. */
public final class ManifestCheck {

  private final Manifest manifest;
  private final Set<Platform> platforms;
  private final Report report;
  private final ClassCheck classes;

  private ManifestCheck(Manifest manifest, ClassLoader projectClasses, Set<Platform> platforms) {
    this.manifest = manifest;
    this.platforms = platforms;
    this.report = new Report(manifest);
    this.classes = new ClassCheck(new ProjectClasses(projectClasses, report), report);
  }

  /**
   * Checks every function against its classes and against each of these platforms. No class of the
   * project is initialised.
   *
   * @return what was found, in the order of the file; without an {@linkplain Finding#error error}
   *     the functions can run
   */
  public static List<Finding> check(
      Manifest manifest, ClassLoader projectClasses, Set<Platform> platforms) {
    return new ManifestCheck(manifest, projectClasses, platforms).check();
  }

  private List<Finding> check() {
    var routes = new HashMap<String, String>();
    var sockets = new WebSocketCheck(report);
    for (var function : manifest.functions()) {
      sockets.check(function, function(function), platforms);
      routes(function, routes);
      settings(function);
    }
    platforms.forEach(it -> new InstanceCheck(report.on(it), it).check(manifest.functions()));
    return report.findings();
  }

  /** Checks one function; the types of its handler are empty if they cannot be told. */
  private Optional<HandlerType> function(FunctionSpec function) {
    var type = classes.handler(function);
    type.ifPresent(types -> new ShapeCheck(report).check(function, types));
    classes.middleware(function);
    function.triggers().forEach(trigger -> times(function, trigger));
    for (var platform : platforms) {
      var here = report.on(platform);
      new BoundsCheck(here, platform).check(function);
      modes(here, function, platform);
      new AsyncCheck(here, platform).check(function);
      new SpeechCheck(here, platform).check(function, type);
      new SourceCheck(here, platform).check(function);
    }
    return type;
  }

  private static void modes(Report report, FunctionSpec function, Platform platform) {
    if (platform == Platform.LAMBDA) {
      new LambdaModeCheck(report).check(function);
    }
  }

  private void times(FunctionSpec function, TriggerSpec trigger) {
    if (trigger instanceof ScheduleTrigger schedule) {
      platforms.forEach(it -> new ScheduleCheck(report.on(it), it).check(function, schedule));
    } else if (trigger instanceof ObjectTrigger object) {
      new ObjectCheck(report, platforms).check(function, object);
    }
  }

  private void routes(FunctionSpec function, Map<String, String> taken) {
    for (var trigger : function.triggers()) {
      if (trigger instanceof HttpTrigger http) {
        for (var i = 0; i < http.routes().size(); i++) {
          var route = http.routes().get(i);
          var key = Report.key(function, trigger, "routes[" + i + "]");
          var other = taken.putIfAbsent(Routes.shape(route), function.name() + " has " + route);
          if (other != null) {
            report.error(key, route.toString(), "a route that no other takes: " + other, "");
          }
        }
      }
    }
  }

  private void settings(FunctionSpec function) {
    var variables = new HashMap<String, String>();
    for (var setting : function.settings().keySet()) {
      var variable = setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      var other = variables.putIfAbsent(variable, setting);
      if (other != null) {
        report.error(
            Report.key(function, "settings." + setting),
            "a setting whose environment variable is " + variable,
            "another variable than that of " + other,
            "Rename one of the two.");
      }
    }
  }
}
