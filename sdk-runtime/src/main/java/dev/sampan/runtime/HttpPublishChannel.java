// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.PublishException;
import dev.sampan.runtime.http.HttpClient;
import dev.sampan.runtime.http.HttpReply;
import dev.sampan.runtime.http.SocketConnector;
import dev.sampan.runtime.json.JacksonCodec;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Sends what is published to the address in {@code SAMPAN_PUBLISH_URL}, as the emulator gives it to
 * its instances, with the token in {@code SAMPAN_PUBLISH_TOKEN}.
 *
 * <p>The form is {@code POST <url>/<kind>/<name>} with a JSON object of {@code id}, {@code body} in
 * base64, {@code key}, {@code attributes}, {@code delay} in milliseconds, {@code invocation} and
 * {@code traceparent}; the answer is 201, or a problem.
 */
final class HttpPublishChannel implements PublishChannel {

  private static final String SCHEME = "http://";
  private static final int MOST_IDLE = 8;

  private final String address;
  private final String path;
  private final String token;

  /** Connections that are open and not in use. */
  private final Queue<HttpClient> idle = new ArrayBlockingQueue<>(MOST_IDLE);

  private HttpPublishChannel(String address, String path, String token) {
    this.address = address;
    this.path = path;
    this.token = token;
  }

  /**
   * The channel that an instance's variables name.
   *
   * @throws PublishException if they name none
   */
  static PublishChannel of(String function, String platform, Environment environment) {
    String url = environment.variables().get("SAMPAN_PUBLISH_URL");
    String token = environment.variables().get("SAMPAN_PUBLISH_TOKEN");
    if (url == null || token == null || !url.startsWith(SCHEME)) {
      throw new PublishException(
          "The function \""
              + function
              + "\" publishes, but on "
              + platform
              + " Sampan has nowhere to publish to: only the emulator has, so far. It sets"
              + " SAMPAN_PUBLISH_URL and SAMPAN_PUBLISH_TOKEN, which are missing here");
    }
    String rest = url.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    return slash < 0
        ? new HttpPublishChannel(rest, "", token)
        : new HttpPublishChannel(rest.substring(0, slash), rest.substring(slash), token);
  }

  @Override
  public String publish(Published it) {
    String target = path + "/" + it.kind().name().toLowerCase(Locale.ROOT) + "/" + it.name();
    HttpReply reply = send(target, new JacksonCodec().write(json(it)), it);
    if (reply.status() != 201) {
      throw new PublishException(refused(it) + detail(reply));
    }
    return it.id();
  }

  private HttpReply send(String target, byte[] body, Published it) {
    HttpClient client = idle.poll();
    if (client == null) {
      client = HttpClient.of(SocketConnector.to(address), address);
    }
    try {
      Map<String, String> headers =
          Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
      HttpReply reply = client.exchange("POST", target, headers, body);
      if (!idle.offer(client)) {
        client.close();
      }
      return reply;
    } catch (IOException e) {
      throw new PublishException(refused(it) + e.getMessage(), e);
    }
  }

  private static Map<String, Object> json(Published it) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", it.id());
    json.put("body", Base64.getEncoder().encodeToString(it.body().bytes()));
    if (it.key() != null) {
      json.put("key", it.key());
    }
    json.put("attributes", it.attributes());
    json.put("delay", it.delay().toMillis());
    json.put("invocation", it.invocation());
    json.put("traceparent", it.traceparent());
    return json;
  }

  private static String refused(Published it) {
    String kind = it.kind().name().toLowerCase(Locale.ROOT);
    return "The " + kind + " \"" + it.name() + "\" has not accepted what was published: ";
  }

  /** What the problem says; only then is it worth loading what reads JSON. */
  private static String detail(HttpReply reply) {
    Object json;
    try {
      json = new JacksonCodec().read(reply.body(), Object.class);
    } catch (IllegalArgumentException e) {
      json = Map.of();
    }
    Object detail = json instanceof Map<?, ?> object ? object.get("detail") : null;
    return detail instanceof String text ? text : "it answered with status " + reply.status();
  }
}
