// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpResponse;
import dev.sampan.runtime.http.Connection;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cleartext HTTP/2 by prior knowledge, written frame by frame (RFC 9113, RFC 7541). */
@Timeout(30)
final class Http2Test {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";
  // Of the static table: GET, path /, scheme http; and a literal authority "h".
  private static final String GET = "\0\0\6\1\5\0\0\0\1" + "\u0082\u0084\u0086A\1h";

  private static final int HEADERS = 1;
  private static final int STATUS_200 = 0x88;

  @Test
  void is_spoken_where_it_is_accepted() throws Exception {
    HttpService service = (request, arrived) -> HttpResponse.text(200, request.target());
    try (Wire wire = Wire.to(Wire.CONFIG.withHttp2(true), service);
        Connection connection = wire.server.connect()) {
      Wire.send(connection, PREFACE + SETTINGS + GET);

      assertThat(head(new DataInputStream(connection.in()))).isEqualTo(STATUS_200);
    }
  }

  @Test
  void is_refused_where_it_is_not() throws Exception {
    try (Wire wire = Wire.toAnyone()) {
      assertThat(wire.exchange(PREFACE + SETTINGS + GET)).doesNotContain("\u0088");
    }
  }

  /** The first octet of the first head that comes: the status, if that is a common one. */
  private static int head(DataInputStream in) throws IOException {
    while (true) {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      in.readNBytes(5);
      byte[] payload = in.readNBytes(length);
      if (type == HEADERS) {
        return payload[0] & 0xFF;
      }
    }
  }
}
