// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Amazon Cognito identity that authorised an invocation. Lambda takes it from the credentials
 * that the request was signed with, not from anything that a caller says of itself.
 */
final class CognitoCaller {

  private CognitoCaller() {}

  /** The caller; null if the JSON names none. */
  static @Nullable Caller of(String json) {
    try {
      JsonObject identity = JsonObject.read(json.getBytes(StandardCharsets.UTF_8));
      String id = identity.find("cognitoIdentityId");
      String pool = identity.find("cognitoIdentityPoolId");
      if (id == null || id.isEmpty()) {
        return null;
      }
      return new Caller("cognito", id, pool == null ? Map.of() : Map.of("identityPool", pool));
    } catch (BadEventException e) {
      return null;
    }
  }
}
