// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A setting that {@link EveryPlatform} gives to the function, whatever the manifest says; on a
 * method it wins over the class. For a value that is known only when the test runs see {@link
 * TestSettings}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Setting.Several.class)
public @interface Setting {

  /** The setting's name, as in the manifest. */
  String name();

  /** Its value. */
  String value();

  /** Several of them. */
  @Documented
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Several {

    /** All of them. */
    Setting[] value();
  }
}
