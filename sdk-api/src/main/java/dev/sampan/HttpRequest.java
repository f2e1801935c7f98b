// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request, the same behind every cloud's gateway. Immutable, but for a streamed body, which
 * can be read once.
 *
 * <pre>{@code
 * HttpRequest request = HttpRequest.of("GET", "/orders/o-1?full=true").withRoute("GET /orders/{id}");
 * request.path("id");                 // o-1
 * request.query().first("full");      // Optional[true]
 * }</pre>
 */
public final class HttpRequest {

  private final String method;
  private final String target;
  private final String route;
  private final Map<String, String> variables;
  private final Headers headers;
  private final Body body;
  private final @Nullable String clientAddress;

  /** Parsed when it is first asked for; two threads that both do get the same. */
  private @Nullable Parameters query;

  private HttpRequest(
      String method,
      String target,
      String route,
      Map<String, String> variables,
      Headers headers,
      Body body,
      @Nullable String clientAddress) {
    this.method = method;
    this.target = target;
    this.route = Objects.requireNonNull(route, "route");
    this.variables = variables;
    this.headers = Objects.requireNonNull(headers, "headers");
    this.body = Objects.requireNonNull(body, "body");
    this.clientAddress = clientAddress;
  }

  /**
   * A request without headers, body and route.
   *
   * @param method such as {@code GET}
   * @param target path and query as they stand in the request line, percent-encoded; {@code *} for
   *     {@code OPTIONS}
   * @throws HttpException 400 if the method is no token, or the target does not start with a slash
   *     or holds spaces or control characters
   */
  public static HttpRequest of(String method, String target) {
    if (!FieldSyntax.isToken(method)) {
      throw new HttpException(400, "The method is not valid.");
    }
    Target.require(target);
    return new HttpRequest(method, target, "", Map.of(), Headers.of(), Body.empty(), null);
  }

  /** The method as it was sent; methods are in upper case by custom. */
  public String method() {
    return method;
  }

  /** Path and query as they were sent, still percent-encoded. */
  public String target() {
    return target;
  }

  /** The path as it was sent, still percent-encoded, without the query. */
  public String path() {
    return Target.path(target);
  }

  /**
   * Path and query as a URI. Characters that may not stand in one, which some gateways let pass,
   * are percent-encoded; a path that starts with two slashes has {@code /.} before it, or its first
   * part would be taken for a host.
   */
  public URI uri() {
    return Target.uri(target);
  }

  /** The route that matched, as in the manifest: {@code GET /orders/{id}}; empty if none. */
  public String route() {
    return route;
  }

  /**
   * The value of a variable of the route, decoded.
   *
   * @throws IllegalArgumentException if the route has no such variable
   */
  public String path(String variable) {
    String value = variables.get(variable);
    if (value == null) {
      throw new IllegalArgumentException(
          "The route '" + route + "' has no variable {" + variable + "}");
    }
    return value;
  }

  /**
   * The parameters after the question mark.
   *
   * @throws HttpException 400 if a percent-encoding is bad, or there are more than 1,000
   */
  public Parameters query() {
    Parameters parsed = query;
    if (parsed == null) {
      parsed = Parameters.parse(Target.query(target), "query");
      query = parsed;
    }
    return parsed;
  }

  /** The headers. */
  public Headers headers() {
    return headers;
  }

  /**
   * The value of a cookie as it was sent, without quotes around it; the first if there are several.
   */
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(Cookies.find(headers, name));
  }

  /** The body; empty if there is none. */
  public Body body() {
    return body;
  }

  /**
   * The fields of a form ({@code application/x-www-form-urlencoded}).
   *
   * @throws HttpException 415 if the request is not a form; 400 if a percent-encoding is bad, or
   *     there are more than 1,000 fields; and as {@link Body#bytes}
   */
  public Parameters form() {
    MediaType.require(headers, "application/x-www-form-urlencoded");
    return Parameters.parse(body.text(), "form");
  }

  /**
   * The parts of a form with files ({@code multipart/form-data}, RFC 7578), in their order.
   *
   * @throws HttpException 415 if the request is not such a form; 400 if it is damaged or cut short;
   *     413 if it has more than 1,000 parts or a part has more than 32 headers or 16 KiB of them;
   *     and as {@link Body#bytes}
   */
  public List<Part> parts() {
    MediaType type = MediaType.require(headers, "multipart/form-data");
    return Multipart.parse(body, type.parameter("boundary"));
  }

  /**
   * The caller's address as the platform tells it. Where the platform copies a header that the
   * caller can set, it is no more to be trusted than that.
   */
  public Optional<String> clientAddress() {
    return Optional.ofNullable(clientAddress);
  }

  /**
   * This request as the given route matched it; the path's variables are taken from the target.
   *
   * @throws IllegalArgumentException if it is no route, or does not match this request
   * @throws HttpException 400 if the path has a bad percent-encoding
   */
  public HttpRequest withRoute(String newRoute) {
    Map<String, String> matched = Route.of(newRoute).match(method, path());
    if (matched == null) {
      throw new IllegalArgumentException(
          "The route '" + newRoute + "' does not match " + method + " " + path());
    }
    return withRoute(newRoute, matched);
  }

  /** This request as the given route matched it, with these variables: for the runtime. */
  public HttpRequest withRoute(String newRoute, Map<String, String> newVariables) {
    Map<String, String> copied = Collections.unmodifiableMap(new LinkedHashMap<>(newVariables));
    return new HttpRequest(method, target, newRoute, copied, headers, body, clientAddress);
  }

  /** This request with the header in place of any of its name. */
  public HttpRequest withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /** This request with the given headers in place of its own. */
  public HttpRequest withHeaders(Headers newHeaders) {
    return new HttpRequest(method, target, route, variables, newHeaders, body, clientAddress);
  }

  /** This request with the given body. */
  public HttpRequest withBody(Body newBody) {
    return new HttpRequest(method, target, route, variables, headers, newBody, clientAddress);
  }

  /** This request, from the given address. */
  public HttpRequest withClientAddress(String newClientAddress) {
    Objects.requireNonNull(newClientAddress, "clientAddress");
    return new HttpRequest(method, target, route, variables, headers, body, newClientAddress);
  }

  /** The method, the path and the headers' names; the rest may be secret. */
  @Override
  public String toString() {
    return "HttpRequest[" + method + " " + path() + " " + headers + "]";
  }

  /**
   * One part of a form with files.
   *
   * @param name the field's name
   * @param fileName the file's name as the caller gave it, never to be used as a path unchecked;
   *     null if the part is no file
   * @param headers the part's own headers
   * @param body what it carries
   */
  public record Part(String name, @Nullable String fileName, Headers headers, Body body) {

    /** Name, headers and body are needed. */
    public Part {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(headers, "headers");
      Objects.requireNonNull(body, "body");
    }
  }
}
