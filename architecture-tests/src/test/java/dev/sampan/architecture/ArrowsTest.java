// SPDX-License-Identifier: Apache-2.0
package dev.sampan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between modules: data flows one way, and what may be used is listed. */
final class ArrowsTest {

  private static final String[] API = {
    "dev.sampan", "dev.sampan.spi", "java..", "io.cloudevents..", "org.jspecify.."
  };
  private static final String[] RUNTIME =
      with(
          API,
          "dev.sampan.runtime..",
          "com.fasterxml.jackson..",
          "io.micronaut..",
          "jakarta.inject..");
  private static final String[] SERVER =
      with(RUNTIME, "dev.sampan.server..", "io.undertow..", "org.xnio..");
  private static final String[] PLATFORMS =
      with(
          API,
          "dev.sampan.platform..",
          "com.cronutils..",
          "com.fasterxml.jackson..",
          "org.snakeyaml..");
  private static final String[] EMULATOR =
      with(
          PLATFORMS,
          "dev.sampan.emulator..",
          "io.undertow..",
          "org.xnio..",
          "picocli..",
          "io.micrometer..",
          "io.opentelemetry..",
          "javax.crypto..",
          "javax.net.ssl..");

  @Test
  void every_module_was_read() {
    assertThat(Sampan.CLASSES)
        .extracting(each -> each.getPackageName())
        .contains(
            "dev.sampan",
            "dev.sampan.runtime",
            "dev.sampan.server",
            "dev.sampan.contract",
            "dev.sampan.adapter.lambda",
            "dev.sampan.adapter.scf",
            "dev.sampan.adapter.cloudrun",
            "dev.sampan.platform.kernel",
            "dev.sampan.emulator.cli",
            "dev.sampan.testing");
  }

  @Test
  void the_api_depends_on_cloud_events_and_annotations_only() {
    only("dev.sampan", API);
    only("dev.sampan.spi", API);
  }

  @Test
  void the_runtime_depends_on_the_api() {
    only("dev.sampan.runtime..", RUNTIME);
  }

  @Test
  void the_server_depends_on_the_runtime_and_undertow() {
    only("dev.sampan.server..", SERVER);
  }

  @Test
  void the_lambda_adapter_needs_no_server() {
    only(
        "dev.sampan.adapter.lambda..",
        with(
            RUNTIME,
            "dev.sampan.adapter.lambda..",
            "com.amazonaws.services.lambda.runtime..",
            "org.crac"));
  }

  @Test
  void one_class_alone_needs_the_library_of_snapshots() {
    noClasses()
        .that()
        .doNotHaveSimpleName("ManagedSnapshot")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.crac")
        .check(Sampan.CLASSES);
  }

  @Test
  void the_other_adapters_stand_on_the_server() {
    only("dev.sampan.adapter.scf..", with(SERVER, "dev.sampan.adapter.scf.."));
    only("dev.sampan.adapter.cloudrun..", with(SERVER, "dev.sampan.adapter.cloudrun.."));
  }

  @Test
  void no_adapter_knows_another() {
    slices()
        .matching("dev.sampan.adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .check(Sampan.CLASSES);
  }

  @Test
  void platforms_depend_on_the_api_and_never_on_the_code_that_runs_in_the_cloud() {
    only("dev.sampan.platform..", PLATFORMS);
  }

  @Test
  void the_emulator_depends_on_platforms_and_never_on_an_adapter() {
    only("dev.sampan.emulator..", EMULATOR);
  }

  @Test
  void nothing_that_ships_depends_on_the_kits_for_tests() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.sampan.testing..", "dev.sampan.contract..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.sampan.testing..", "dev.sampan.contract..", "org.junit..")
        .check(Sampan.CLASSES);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.(**)").should().beFreeOfCycles().check(Sampan.CLASSES);
  }

  private static void only(String from, String... to) {
    classes()
        .that()
        .resideInAPackage(from)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(to)
        .check(Sampan.CLASSES);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
