// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.platform.Platform;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once directly and once on each platform, and is given the function there.
 *
 * <pre>{@code
 * @TempDir Path directory;
 *
 * @RegisterExtension
 * final TestSettings settings = TestSettings.of("orders.directory", () -> directory);
 *
 * @EveryPlatform(function = "orders")
 * void has_no_orders_at_first(RunningFunction orders) {
 *   assertThat(orders.http(HttpRequest.of("GET", "/orders")).body().text()).isEqualTo("[]");
 * }
 * }</pre>
 *
 * <p>The runs are called {@code direct}, {@code lambda}, {@code scf} and {@code cloudrun}. Each has
 * an instance of its own, which starts when a parameter asks for it and is closed after the test.
 * On a platform the adapter's own loop or server serves it, over bytes that {@link
 * RunningFunction#exchanges} shows. The function comes from the {@code sampan.yaml} nearest above
 * the test's classes, else above the working directory.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EveryPlatformExtension.class)
public @interface EveryPlatform {

  /** The function's name in the manifest; empty if it has only one. */
  String function() default "";

  /** Platforms where this test makes no sense, as they cannot say what it is about. */
  Platform[] except() default {};
}
