// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The leave to publish that instances get in their variables: an address, and a token that says
 * which function they are and is good for nothing else. Thread-safe.
 */
public final class PublishAccess {

  /**
   * Who holds a token.
   *
   * @param platform where it runs
   * @param function its name
   */
  public record Holder(Platform platform, String function) {}

  /** The variable with the address where what is published is taken. */
  static final String URL = "SAMPAN_PUBLISH_URL";

  /** The variable by which Amazon's clients find the management API of WebSocket APIs. */
  public static final String CONNECTIONS_URL = "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;

  private final Object lock = new Object();
  private byte @Nullable [] secret;
  private volatile String url = "";

  /** No instance gets any leave before {@link #openAt}. */
  public PublishAccess() {}

  /** Tells where what is published is taken. */
  public void openAt(String address) {
    url = address;
  }

  /** The variables of an instance of this function; none if it publishes nothing. */
  public Map<String, String> variables(Platform platform, FunctionSpec function) {
    return function.publishes().isEmpty() || url.isEmpty()
        ? Map.of()
        : Map.of(URL, url, "SAMPAN_PUBLISH_TOKEN", token(new Holder(platform, function.name())));
  }

  /** The variables of an instance that may send to connections; none before {@link #openAt}. */
  public Map<String, String> connections() {
    if (url.isEmpty()) {
      return Map.of();
    }
    var control = URI.create(url);
    return Map.of(CONNECTIONS_URL, control.getScheme() + "://" + control.getAuthority());
  }

  /** Who holds this token; empty if this emulator has given it to nobody. */
  public Optional<Holder> holder(String token) {
    var parts = token.split("\\.", 3);
    if (parts.length < 3) {
      return Optional.empty();
    }
    return Platform.of(parts[0])
        .map(platform -> new Holder(platform, parts[1]))
        .filter(
            it ->
                MessageDigest.isEqual(
                    token.getBytes(StandardCharsets.UTF_8),
                    token(it).getBytes(StandardCharsets.UTF_8)));
  }

  private String token(Holder holder) {
    var name = holder.platform().id() + "." + holder.function();
    return name + "." + HexFormat.of().formatHex(signed(name));
  }

  private byte[] signed(String name) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret(), ALGORITHM));
      return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** Made when it is first needed: few projects publish. */
  private byte[] secret() {
    synchronized (lock) {
      if (secret == null) {
        secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
      }
      return secret;
    }
  }
}
