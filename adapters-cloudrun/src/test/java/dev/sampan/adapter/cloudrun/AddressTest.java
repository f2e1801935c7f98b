// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

  @Test
  void listens_on_the_port_of_a_container() {
    assertThat(Address.of(Map.of())).isEqualTo(new Address("0.0.0.0", 8080));
    assertThat(Address.of(Map.of("PORT", "81"))).isEqualTo(new Address("0.0.0.0", 81));
    assertThat(Address.of(Map.of("PORT", "81", "SAMPAN_PORT", "82", "SAMPAN_HOST", "h")))
        .isEqualTo(new Address("h", 82));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:9100", "http://127.0.0.1:9100", "http://127.0.0.1:9100/"})
  void listens_where_lambda_sends_the_requests_of_a_web_function(String endpoint) {
    Map<String, String> variables = Map.of("AWS_LAMBDA_HTTP_ENDPOINT", endpoint, "PORT", "81");

    assertThat(Address.of(variables)).isEqualTo(new Address("127.0.0.1", 9100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9100", "localhost", "localhost:", "localhost:x", "localhost:70000"})
  void refuses_an_endpoint_that_is_no_address(String endpoint) {
    assertThatThrownBy(() -> Address.of(Map.of("AWS_LAMBDA_HTTP_ENDPOINT", endpoint)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AWS_LAMBDA_HTTP_ENDPOINT");
  }
}
