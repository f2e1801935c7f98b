package ${package};

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Startup;

/** Greets by name. One object serves many calls at once. */
public final class Greet implements Handler<HttpRequest, HttpResponse> {

  private final String greeting;

  public Greet(Startup startup) {
    this.greeting = startup.require("greeting");
  }

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    return HttpResponse.text(200, greeting + ", " + request.path("name") + "!");
  }
}
