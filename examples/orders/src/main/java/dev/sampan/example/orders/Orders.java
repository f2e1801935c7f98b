// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Startup;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The order API: create, list, read, and an invoice to download. */
public final class Orders implements Handler<HttpRequest, HttpResponse> {

  private final OrderFiles files;

  /** Keeps orders where the setting {@code orders.directory} says. */
  public Orders(Startup startup) {
    this.files = OrderFiles.in(startup);
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws Exception {
    return switch (request.route()) {
      case "POST /orders" -> create(request);
      case "GET /orders" -> list(request);
      case "GET /orders/{id}" -> HttpResponse.json(200, find(request));
      default -> invoice(find(request));
    };
  }

  /** An order that is sent twice is one order: its id comes from what was asked for. */
  private HttpResponse create(HttpRequest request) throws IOException {
    Order asked = request.body().as(Order.class).checked();
    Order order = asked.withId(idOf(request.body().bytes()));
    files.save(order);
    return HttpResponse.json(201, order).withHeader("location", "/orders/" + order.id());
  }

  private HttpResponse list(HttpRequest request) throws IOException {
    int limit = request.query().first("limit", Orders::limit).orElse(100);
    String customer = request.query().first("customer").orElse("");
    List<Order> found =
        files.all().stream()
            .filter(order -> customer.isEmpty() || customer.equals(order.customer()))
            .limit(limit)
            .toList();
    return HttpResponse.json(200, found);
  }

  private static int limit(String text) {
    int limit = Integer.parseInt(text);
    if (limit < 0) {
      throw new IllegalArgumentException("less than none: " + limit);
    }
    return limit;
  }

  private Order find(HttpRequest request) throws IOException {
    String id = request.path("id");
    return files
        .find(id)
        .orElseThrow(() -> new HttpException(404, "There is no order " + id + "."));
  }

  private static HttpResponse invoice(Order order) {
    return HttpResponse.of(200, "application/pdf", Body.of(Invoice.of(order)))
        .withHeader("content-disposition", "attachment; filename=\"" + order.id() + ".pdf\"");
  }

  private static String idOf(byte[] asked) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(asked);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
