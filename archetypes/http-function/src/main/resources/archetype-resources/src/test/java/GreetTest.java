package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.testing.EveryPlatform;
import dev.sampan.testing.RunningFunction;
import dev.sampan.testing.Setting;
import dev.sampan.testing.TestContext;
import dev.sampan.testing.TestStartup;
import org.junit.jupiter.api.Test;

final class GreetTest {

  /** Runs four times: directly, and as on AWS Lambda, Tencent SCF and Cloud Run. */
  @EveryPlatform(function = "greet")
  void greets_by_name(RunningFunction greet) {
    HttpResponse response = greet.http(HttpRequest.of("GET", "/greet/Ada"));

    assertEquals(200, response.status());
    assertEquals("Hello, Ada!", response.body().text());
  }

  @EveryPlatform(function = "greet")
  @Setting(name = "greeting", value = "Ahoy")
  void greets_as_its_setting_says(RunningFunction greet) {
    HttpResponse response = greet.http(HttpRequest.of("GET", "/greet/Ada"));

    assertEquals("Ahoy, Ada!", response.body().text());
  }

  /** A handler is a class like any other. */
  @Test
  void greets_when_called_by_hand() {
    Greet greet = new Greet(TestStartup.of().withSetting("greeting", "Hi"));
    HttpRequest request = HttpRequest.of("GET", "/greet/Ada").withRoute("GET /greet/{name}");

    HttpResponse response = greet.handle(request, TestContext.of());

    assertEquals("Hi, Ada!", response.body().text());
  }
}
