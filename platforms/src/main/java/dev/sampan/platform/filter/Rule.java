// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.filter;

import com.fasterxml.jackson.databind.JsonNode;

/** What a part of an event must be. */
interface Rule {

  /** Whether it is so; a part that is not there is a missing node. */
  boolean holds(JsonNode part);
}
