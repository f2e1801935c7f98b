// SPDX-License-Identifier: Apache-2.0
package dev.sampan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the code of the product may not do, wherever it stands. */
final class HouseRulesTest {

  @Test
  void time_is_a_parameter() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(Sampan.CLASSES);
  }

  @Test
  void the_process_environment_is_read_by_mains_only() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .and()
        .doNotHaveFullyQualifiedName("dev.sampan.runtime.Environment")
        .and()
        .resideOutsideOfPackage("dev.sampan.maven")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(Sampan.CLASSES);
  }

  @Test
  void nothing_of_an_invocation_is_kept_in_a_thread() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocal.class)
        .check(Sampan.CLASSES);
  }

  @Test
  void nothing_slow_to_load_stands_on_a_functions_cold_path() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.sampan", "dev.sampan.runtime..", "dev.sampan.adapter.lambda..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(System.Logger.class)
        .check(Sampan.CLASSES);
  }

  @Test
  void the_kernel_is_pure() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.sampan.platform.kernel", "dev.sampan.platform.simulation")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .check(Sampan.CLASSES);
  }

  @Test
  void names_say_something() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common)")
        .check(Sampan.CLASSES);
  }

  @Test
  void every_package_says_what_it_is_and_is_null_marked() {
    Set<String> packages = new TreeSet<>();
    Set<String> marked = new TreeSet<>();
    for (JavaClass each : Sampan.CLASSES) {
      packages.add(each.getPackageName());
      if (each.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
        marked.add(each.getPackageName());
      }
    }

    assertThat(marked).isEqualTo(packages);
  }
}
