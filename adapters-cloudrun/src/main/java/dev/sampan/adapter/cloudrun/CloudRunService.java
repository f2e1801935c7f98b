// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.server.Arrival;
import dev.sampan.server.HttpService;
import java.util.List;

/** Tells the paths of the adapter from those of the function. Thread-safe. */
final class CloudRunService implements HttpService {
  private static final String OWN = "/_sampan/";
  private static final String EVENTS = "/_sampan/events/";

  private final FunctionInstance function;
  private final Calls calls;
  private final EventPath events;
  private final End end;

  CloudRunService(FunctionInstance function, Calls calls, EventPath events, End end) {
    this.function = function;
    this.calls = calls;
    this.events = events;
    this.end = end;
  }

  @Override
  public HttpResponse handle(HttpRequest request, Arrival arrived) {
    String path = path(request.target());
    if (path.startsWith(OWN) && !path.startsWith(EVENTS)) {
      return own(path);
    }
    if (path.equals("/robots.txt") || path.equals("/favicon.ico")) {
      return EventPath.problem(404, "There is nothing at this path.");
    }
    HttpResponse response =
        path.startsWith(EVENTS)
            ? events.answer(path.substring(EVENTS.length()), request, call(request, arrived))
            : function.httpWithBody(withClient(request), call(request, arrived));
    if (!function.usable()) {
      end.unusable();
    }
    return response;
  }

  private Call call(HttpRequest request, Arrival arrived) {
    return arrived.of(calls.of(request, arrived.at()));
  }

  /** Probes: there is a function as soon as there is a listener, and until the process ends. */
  private static HttpResponse own(String path) {
    return path.equals("/_sampan/ready") || path.equals("/_sampan/live")
        ? HttpResponse.text(200, "ok")
        : EventPath.problem(404, "There is nothing at this path.");
  }

  private static String path(String target) {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** The front end appends the address that it saw; whatever stands before it anybody may write. */
  private static HttpRequest withClient(HttpRequest request) {
    List<String> forwarded = request.headers().all("x-forwarded-for");
    if (forwarded.isEmpty()) {
      return request;
    }
    String last = forwarded.get(forwarded.size() - 1);
    String address = last.substring(last.lastIndexOf(',') + 1).strip();
    return address.isEmpty() ? request : request.withClientAddress(address);
  }
}
