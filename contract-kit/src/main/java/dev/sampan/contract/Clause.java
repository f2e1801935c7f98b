// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the text that a rule of the contract follows from. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Clause {

  /** The clause: a specification with its section, or the Sampan promise in a few words. */
  String value();
}
