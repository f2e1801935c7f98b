// SPDX-License-Identifier: Apache-2.0
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.IOException;

/** The same function as {@code dev.sampan.benchmark.Hello}, for Google's invoker. */
public final class GoogleHello implements HttpFunction {

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    request.getInputStream().readAllBytes();
    response.setContentType("application/json");
    response
        .getWriter()
        .write("{\"hello\":\"" + request.getMethod() + ' ' + request.getPath() + "\"}");
  }
}
