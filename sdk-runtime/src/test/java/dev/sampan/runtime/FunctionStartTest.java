// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sampan.Batch;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Lifecycle;
import dev.sampan.Startup;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FunctionStartTest {

  private final Surroundings surroundings = new Surroundings();

  @Test
  void starts_the_only_function() throws Exception {
    surroundings.withIndex("functions.a.handler=" + Echo.class.getName());

    assertThat(start().function().name()).isEqualTo("a");
  }

  @Test
  void starts_the_function_that_the_environment_names() throws Exception {
    surroundings.withIndex(
        "functions.a.handler=" + Echo.class.getName(),
        "functions.b.handler=" + Echo.class.getName());
    surroundings.variables.put("SAMPAN_FUNCTION", "b");

    assertThat(start().function().name()).isEqualTo("b");
  }

  @Test
  void asks_which_of_several_functions() {
    surroundings.withIndex("functions.a.handler=A", "functions.b.handler=B");

    assertThat(failure())
        .hasMessageContaining("SAMPAN_FUNCTION")
        .hasMessageContaining("[a, b]")
        .extracting(InitException::type)
        .isEqualTo("Sampan.ConfigFunction");
  }

  @Test
  void hands_settings_to_the_constructor_and_prefers_the_environment() throws Exception {
    surroundings.withIndex(
        "functions.a.handler=" + Settings.class.getName(),
        "functions.a.settings.first-name=Ada",
        "functions.a.settings.last.name=Byron");
    surroundings.variables.put("LAST_NAME", "Lovelace");

    assertThat(surroundings.returned(start(), "null")).isEqualTo("Ada Lovelace on lambda");
  }

  @Test
  void names_a_missing_setting_and_both_places_for_it() {
    surroundings.withIndex("functions.a.handler=" + Settings.class.getName());

    assertThat(failure())
        .hasMessageContaining("first-name")
        .hasMessageContaining("FIRST_NAME")
        .hasMessageContaining("functions.a.settings");
  }

  @Test
  void refuses_a_class_that_is_not_there() {
    surroundings.withIndex("functions.a.handler=com.example.Gone");

    assertThat(failure())
        .hasMessageContaining("com.example.Gone")
        .hasMessageContaining("not on the class path")
        .extracting(InitException::type)
        .isEqualTo("Sampan.ConfigHandler");
  }

  @Test
  void refuses_a_class_that_is_no_handler() {
    surroundings.withIndex("functions.a.handler=java.lang.String");

    assertThat(failure())
        .hasMessageContaining("java.lang.String does not implement dev.sampan.Handler");
  }

  @Test
  void refuses_an_abstract_handler() {
    surroundings.withIndex("functions.a.handler=" + Abstract.class.getName());

    assertThat(failure()).hasMessageContaining("is abstract");
  }

  @Test
  void refuses_a_raw_handler_with_the_remedy() {
    surroundings.withIndex("functions.a.handler=" + Raw.class.getName());

    assertThat(failure())
        .hasMessageContaining(Raw.class.getName())
        .hasMessageContaining("without type arguments");
  }

  @Test
  void refuses_a_lambda_as_its_types_are_erased() {
    Handler<String, String> lambda = (input, context) -> input;

    InitException refused =
        catchThrowableOfType(InitException.class, () -> surroundings.instance(lambda));

    assertThat(refused).hasMessageContaining("lambda");
  }

  @Test
  void refuses_parameters_that_nobody_can_inject() {
    surroundings.withIndex("functions.a.handler=" + Demanding.class.getName());

    InitException refused =
        catchThrowableOfType(
            InitException.class,
            () ->
                FunctionInstance.start(
                    "lambda", surroundings.environment(new Without(getClass().getClassLoader()))));

    assertThat(refused)
        .hasMessageContaining("has no constructor () or (Startup)")
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining("micronaut-inject");
  }

  @Test
  void reports_what_a_constructor_throws_under_its_own_type() {
    surroundings.withIndex("functions.a.handler=" + Throwing.class.getName());

    assertThat(failure())
        .hasMessageContaining("constructor")
        .hasMessageContaining("no database")
        .hasCauseInstanceOf(IllegalStateException.class)
        .extracting(InitException::type)
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void reports_what_a_static_initialiser_throws() {
    surroundings.withIndex("functions.a.handler=" + BadStatic.class.getName());

    assertThat(failure())
        .hasMessageContaining("static initialiser")
        .extracting(InitException::type)
        .isEqualTo("java.lang.ArithmeticException");
  }

  @Test
  void reports_what_an_init_hook_throws() {
    surroundings.withIndex("functions.a.handler=" + BadInit.class.getName());

    assertThat(failure()).hasMessageContaining("init hook").hasMessageContaining("no table");
  }

  @Test
  void refuses_middleware_that_is_none() {
    surroundings.withIndex(
        "functions.a.handler=" + Echo.class.getName(), "functions.a.middleware=java.lang.String");

    assertThat(failure()).hasMessageContaining("dev.sampan.Middleware");
  }

  @Test
  void refuses_a_route_that_is_none() {
    surroundings.withIndex(
        "functions.a.handler=" + Echo.class.getName(),
        "functions.a.triggers.0.kind=HTTP",
        "functions.a.triggers.0.routes=/orders");

    assertThat(failure())
        .hasMessageContaining("/orders")
        .extracting(InitException::type)
        .isEqualTo("Sampan.ConfigRoute");
  }

  @Test
  void refuses_an_index_whose_types_are_gone() {
    surroundings.withIndex(
        "functions.a.handler=" + Echo.class.getName(),
        "functions.a.input=java.util.List<com.example.Gone>",
        "functions.a.output=java.lang.String");

    assertThat(failure())
        .hasMessageContaining("java.util.List<com.example.Gone>")
        .extracting(InitException::type)
        .isEqualTo("Sampan.ConfigIndex");
  }

  @Test
  void takes_the_types_of_the_index_before_those_of_the_class() throws Exception {
    surroundings.withIndex(
        "functions.a.handler=" + Raw.class.getName(),
        "functions.a.input=java.lang.String",
        "functions.a.output=java.lang.String");

    assertThat(surroundings.returned(start(), "x")).isEqualTo("x");
  }

  @Test
  void reads_types_with_wildcards_from_the_class() throws Exception {
    surroundings.withIndex(
        "functions.a.handler=" + Wild.class.getName(),
        "functions.a.input=java.util.List<? extends java.lang.Number>",
        "functions.a.output=java.lang.Integer");

    assertThat(surroundings.returned(start(), "[1, 2]")).isEqualTo("2");
  }

  private FunctionInstance start() throws InitException {
    return FunctionInstance.start("lambda", surroundings.environment());
  }

  private InitException failure() {
    return catchThrowableOfType(InitException.class, this::start);
  }

  static final class Echo implements Handler<String, String> {
    @Override
    public String handle(String input, Context context) {
      return input;
    }
  }

  static final class Settings implements Handler<String, String> {
    private final String text;

    Settings(Startup startup) {
      text =
          startup.require("first-name")
              + " "
              + startup.setting("last.name").orElse("?")
              + " on "
              + startup.platform();
    }

    @Override
    public String handle(String input, Context context) {
      return text;
    }
  }

  abstract static class Abstract implements Handler<String, String> {}

  @SuppressWarnings("rawtypes")
  static final class Raw implements Handler {
    @Override
    public Object handle(Object input, Context context) {
      return input;
    }
  }

  static final class Demanding implements Handler<String, String> {
    Demanding(String ignored) {
      assertThat(ignored).isNotNull();
    }

    @Override
    public String handle(String input, Context context) {
      return input;
    }
  }

  static final class Throwing implements Handler<String, String> {
    Throwing() {
      throw new IllegalStateException("no database");
    }

    @Override
    public String handle(String input, Context context) {
      return input;
    }
  }

  static final class BadStatic implements Handler<String, String> {
    static final int NUMBER = 1 / Integer.parseInt("0");

    @Override
    public String handle(String input, Context context) {
      return input + NUMBER;
    }
  }

  static final class BadInit implements Handler<Batch<String>, Void>, Lifecycle {
    @Override
    public void init(Startup startup) {
      throw new IllegalStateException("no table");
    }

    @Override
    @SuppressWarnings("NullAway")
    public Void handle(Batch<String> input, Context context) {
      return null;
    }
  }

  static final class Wild implements Handler<List<? extends Number>, Integer> {
    @Override
    public Integer handle(List<? extends Number> input, Context context) {
      return input.size();
    }
  }

  /** A class path without Micronaut. */
  private static final class Without extends ClassLoader {
    Without(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.micronaut.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
