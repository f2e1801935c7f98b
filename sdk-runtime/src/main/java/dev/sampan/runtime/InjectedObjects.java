// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Startup;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.context.exceptions.NoSuchBeanException;
import java.time.Clock;

/**
 * Makes objects by Micronaut Inject. The only class that knows Micronaut: to touch it is to load
 * Micronaut.
 */
final class InjectedObjects implements AutoCloseable {

  private final ApplicationContext context;

  private InjectedObjects(ApplicationContext context) {
    this.context = context;
  }

  /** Starts a context that also injects {@link Startup} and {@link Clock}. */
  static InjectedObjects start(Startup startup, ClassLoader loader) throws InitException {
    ApplicationContext context =
        ApplicationContext.builder(loader)
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .banner(false)
            .singletons(startup, startup.clock())
            .build();
    try {
      return new InjectedObjects(context.start());
    } catch (RuntimeException e) {
      context.close();
      throw new InitException(
          e.getClass().getName(), "Micronaut's context did not start: " + e.getMessage(), e);
    }
  }

  /** The bean of the given class. */
  Object get(Class<?> type) throws InitException {
    try {
      return context.getBean(type);
    } catch (NoSuchBeanException e) {
      throw ObjectFactory.refused(
          type,
          "is no bean that Micronaut knows",
          "annotate it with jakarta.inject.Singleton, and compile it with the annotation processor"
              + " io.micronaut:micronaut-inject-java");
    } catch (BeanInstantiationException e) {
      throw ObjectFactory.threw(type, "injection", e.getCause() == null ? e : e.getCause());
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
