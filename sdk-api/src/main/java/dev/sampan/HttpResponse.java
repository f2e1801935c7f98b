// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a function answers over HTTP. Immutable, but for a streamed body, which can be written once.
 *
 * <pre>{@code
 * return HttpResponse.json(201, order).withHeader("location", "/orders/" + order.id());
 * }</pre>
 */
public final class HttpResponse {

  private static final String CONTENT_TYPE = "content-type";

  private final int status;
  private final Headers headers;
  private final Body body;

  private HttpResponse(int status, Headers headers, Body body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("A response's status is 200 to 599: " + status);
    }
    this.status = status;
    this.headers = Objects.requireNonNull(headers, "headers");
    this.body = Objects.requireNonNull(body, "body");
  }

  /**
   * A response without a body.
   *
   * @throws IllegalArgumentException if the status is not from 200 to 599
   */
  public static HttpResponse of(int status) {
    return new HttpResponse(status, Headers.of(), Body.empty());
  }

  /** A response with a body of the given media type. */
  public static HttpResponse of(int status, String contentType, Body body) {
    return new HttpResponse(status, Headers.of(CONTENT_TYPE, contentType), body);
  }

  /** A response that carries the value as JSON. */
  public static HttpResponse json(int status, @Nullable Object value) {
    return of(status, "application/json", Body.json(value));
  }

  /** A response that carries plain text. */
  public static HttpResponse text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", Body.of(text));
  }

  /** A response that says what went wrong, as {@code application/problem+json}. */
  public static HttpResponse problem(Problem problem) {
    return of(problem.status(), "application/problem+json", problem.body());
  }

  /**
   * A 200 whose body is written after the handler has returned; see {@link Body#stream}. Platforms
   * that do not stream send it when it is complete.
   */
  public static HttpResponse stream(String contentType, Body.Writer writer) {
    return of(200, contentType, Body.stream(writer));
  }

  /** A 200 that sends events as they happen; see {@link Body#stream}. */
  public static HttpResponse serverSentEvents(ServerSentEvents events) {
    Headers headers = Headers.of(CONTENT_TYPE, "text/event-stream", "cache-control", "no-cache");
    return new HttpResponse(200, headers, EventsBody.of(events));
  }

  /** The status, 200 to 599. */
  public int status() {
    return status;
  }

  /** The headers that the function set. */
  public Headers headers() {
    return headers;
  }

  /** The body; empty if there is none. */
  public Body body() {
    return body;
  }

  /** This response with the header in place of any of its name. */
  public HttpResponse withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /** This response with the given headers in place of its own. */
  public HttpResponse withHeaders(Headers newHeaders) {
    return new HttpResponse(status, newHeaders, body);
  }

  /** This response and one more cookie. */
  public HttpResponse withCookie(Cookie cookie) {
    return withHeaders(headers.and("set-cookie", cookie.header()));
  }

  /** This response with the given body in place of its own, and the headers it has. */
  public HttpResponse withBody(Body newBody) {
    return new HttpResponse(status, headers, newBody);
  }

  /** The status and the headers' names; the rest may be secret. */
  @Override
  public String toString() {
    return "HttpResponse[" + status + " " + headers + "]";
  }
}
