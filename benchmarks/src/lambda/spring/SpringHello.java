// SPDX-License-Identifier: Apache-2.0
package hello;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The function of the benchmarks with Spring Cloud Function. */
@SpringBootApplication
public class SpringHello {

  @Bean
  public Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> answer() {
    return SpringHello::answer;
  }

  private static APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    String method = event.getRequestContext().getHttp().getMethod();
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withHeaders(Map.of("content-type", "application/json"))
        .withBody("{\"hello\":\"" + method + ' ' + event.getRawPath() + "\"}")
        .build();
  }
}
