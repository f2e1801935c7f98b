// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** One run of a test: starts the function when a parameter asks for it, and closes it. */
final class PlatformRun
    implements TestTemplateInvocationContext, ParameterResolver, AfterEachCallback {

  private final String function;
  private final @Nullable Platform platform;
  private @Nullable RunningFunction running;

  /** A run on this platform; null for directly. */
  PlatformRun(String function, @Nullable Platform platform) {
    this.function = function;
    this.platform = platform;
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return platform == null ? DirectFunction.NAME : platform.id();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningFunction.class;
  }

  @Override
  public RunningFunction resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningFunction started = running;
    if (started == null) {
      Deployment deployment = deployment(context);
      started = platform == null ? deployment.startDirectly() : deployment.start(platform);
      running = started;
    }
    return started;
  }

  private Deployment deployment(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    Path manifest = ProjectManifest.above(test, Path.of("").toAbsolutePath());
    Deployment deployment =
        Deployment.ofManifest(manifest, function).withClassLoader(test.getClassLoader());
    for (Setting each : AnnotationSupport.findRepeatableAnnotations(test, Setting.class)) {
      deployment = deployment.withSetting(each.name(), each.value());
    }
    for (Setting each :
        AnnotationSupport.findRepeatableAnnotations(
            context.getRequiredTestMethod(), Setting.class)) {
      deployment = deployment.withSetting(each.name(), each.value());
    }
    return TestSettings.applied(deployment, context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
