// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test directly and on each platform. */
final class EveryPlatformExtension implements TestTemplateInvocationContextProvider {

  EveryPlatformExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestMethod(), EveryPlatform.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    EveryPlatform wanted =
        AnnotationSupport.findAnnotation(context.getTestMethod(), EveryPlatform.class)
            .orElseThrow();
    List<TestTemplateInvocationContext> runs = new ArrayList<>();
    runs.add(new PlatformRun(wanted.function(), null));
    for (Platform platform : Platform.values()) {
      if (!List.of(wanted.except()).contains(platform)) {
        runs.add(new PlatformRun(wanted.function(), platform));
      }
    }
    return runs.stream();
  }
}
