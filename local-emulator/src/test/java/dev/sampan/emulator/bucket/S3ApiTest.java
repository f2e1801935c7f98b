// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.manifest.BucketSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The S3 API over plain sockets: above all what no client of Amazon's would send. */
final class S3ApiTest {

  @TempDir Path project;
  private ServedBuckets served;
  private Path files;

  @BeforeEach
  void serve() throws IOException {
    served = new ServedBuckets(project, new BucketSpec("box", "box", false));
    files = project.resolve("box");
  }

  @AfterEach
  void close() {
    served.close();
  }

  @Test
  void keeps_an_object_as_a_file_and_gives_it_back() throws Exception {
    var put =
        served.put("/box/a/b.txt", "hello", "Content-Type: text/plain", "x-amz-meta-Who: Ada");

    assertThat(put).startsWith("HTTP/1.1 200 ").contains("\"5d41402abc4b2a76b9719d911017c592\"");
    assertThat(files.resolve("a/b.txt")).hasContent("hello");
    assertThat(served.get("GET", "/box/a/b.txt"))
        .startsWith("HTTP/1.1 200 ")
        .contains("content-type: text/plain", "x-amz-meta-who: Ada")
        .contains("ETag: \"5d41402abc4b2a76b9719d911017c592\"")
        .endsWith("\r\n\r\nhello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "..%2F..%2Fetc%2Fpasswd",
        "a/../../../b",
        "/absolute",
        "a//b",
        "a/./b",
        "a/",
        ".hidden",
        "a/.git/config",
        "x.tmp",
        ".sampan/0.data",
        "a%00b",
        "a%0Ab",
        "a%5Cb",
        "C:%5Cwindows",
        "%E2%98%83",
        "%F0%9F%92%A9",
        "a;b=c",
        "a+b%20c",
        "a%25b",
        "a%3Fb%23c",
        "con",
        "trailing.",
        "trailing%20"
      })
  void keeps_any_key_and_nothing_outside_of_its_directory(String target) throws Exception {
    var before = outside();

    assertThat(served.put("/box/" + target, "hello")).startsWith("HTTP/1.1 200 ");
    assertThat(served.get("GET", "/box/" + target)).endsWith("\r\n\r\nhello");
    var key = S3Request.decoded(target);
    assertThat(served.told()).containsExactly("CREATED " + key + " 5");
    served.settle();
    assertThat(served.told()).hasSize(1);
    assertThat(served.get("GET", "/box?list-type=2&encoding-type=url"))
        .contains("<KeyCount>1</KeyCount>");
    assertThat(served.get("DELETE", "/box/" + target)).startsWith("HTTP/1.1 204 ");
    assertThat(served.get("GET", "/box/" + target))
        .startsWith("HTTP/1.1 404 ")
        .contains("NoSuchKey");
    assertThat(outside()).isEqualTo(before);
  }

  @Test
  void keeps_a_key_of_the_greatest_length_and_none_beyond() throws Exception {
    assertThat(served.put("/box/" + "k".repeat(1024), "x")).startsWith("HTTP/1.1 200 ");
    assertThat(served.get("GET", "/box/" + "k".repeat(1024))).endsWith("\r\n\r\nx");
    assertThat(served.put("/box/" + "k".repeat(1025), "x"))
        .startsWith("HTTP/1.1 400 ")
        .contains("KeyTooLongError");
  }

  @Test
  void keeps_a_key_and_another_below_it() throws Exception {
    served.put("/box/a/b", "below");
    served.put("/box/a", "above");
    served.put("/box/c", "above");
    served.put("/box/c/d", "below");

    assertThat(served.get("GET", "/box/a")).endsWith("above");
    assertThat(served.get("GET", "/box/a/b")).endsWith("below");
    assertThat(served.get("GET", "/box/c")).endsWith("above");
    assertThat(served.get("GET", "/box/c/d")).endsWith("below");
    assertThat(served.get("GET", "/box?list-type=2")).contains("<KeyCount>4</KeyCount>");
  }

  @Test
  void follows_no_link_out_of_its_directory() throws Exception {
    var secret = Files.writeString(project.resolve("secret"), "secret");
    Files.createSymbolicLink(files.resolve("link"), secret);
    Files.createSymbolicLink(files.resolve("up"), project);

    assertThat(served.get("GET", "/box/link")).startsWith("HTTP/1.1 404 ");
    assertThat(served.get("GET", "/box/up/secret")).startsWith("HTTP/1.1 404 ");
    served.put("/box/up/secret", "overwritten");
    served.put("/box/link", "overwritten");
    assertThat(secret).hasContent("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, 501, NotImplemented",
    "GET, /nobody/key, 404, NoSuchBucket",
    "GET, /box, 501, NotImplemented",
    "PUT, /box, 501, NotImplemented",
    "DELETE, /box, 501, NotImplemented",
    "POST, /box/a, 501, NotImplemented",
    "POST, /box/a?uploads, 501, Multipart upload",
    "PUT, /box/a?partNumber=1&uploadId=2, 501, Multipart upload",
    "GET, /box/a?acl, 501, The query parameter acl",
    "GET, /box/a?versionId=1, 501, The query parameter versionId",
    "GET, /box?list-type=2&versions, 501, The query parameter versions",
    "GET, /box?list-type=2&max-keys=many, 400, InvalidArgument",
    "GET, /box?list-type=2&max-keys=-1, 400, InvalidArgument",
    "GET, /box?list-type=2&continuation-token=x, 400, InvalidArgument",
    "GET, /box?list-type=2&encoding-type=rot13, 400, InvalidArgument",
    "GET, /box/%ff, 400, InvalidURI",
    "PUT, /box/a, 411, MissingContentLength"
  })
  void refuses_with_an_error_of_s3(String method, String target, int status, String code)
      throws Exception {
    assertThat(served.get(method, target))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("<Error><Code>")
        .contains(code);
    assertThat(served.events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/box/%zz", "/box/%", "/box/a%2"})
  void refuses_a_path_that_cannot_be_decoded(String target) throws Exception {
    assertThat(served.get("GET", target)).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void refuses_a_head_without_a_body() throws Exception {
    assertThat(served.get("HEAD", "/box/none")).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
  }

  @Test
  void gives_parts_and_heeds_conditions() throws Exception {
    served.put("/box/a", "0123456789");
    var tag = "\"781e5e245d69b566979b86e28d23f2c7\"";

    assertThat(served.get("GET", "/box/a", "Range: bytes=2-4"))
        .startsWith("HTTP/1.1 206 ")
        .contains("Content-Range: bytes 2-4/10")
        .endsWith("\r\n\r\n234");
    assertThat(served.get("GET", "/box/a", "Range: bytes=10-"))
        .startsWith("HTTP/1.1 416 ")
        .contains("InvalidRange");
    assertThat(served.get("GET", "/box/a", "If-None-Match: " + tag)).startsWith("HTTP/1.1 304 ");
    assertThat(served.get("GET", "/box/a", "If-Match: \"other\"")).startsWith("HTTP/1.1 412 ");
    assertThat(served.get("GET", "/box/a", "If-Match: " + tag)).endsWith("0123456789");
    assertThat(served.put("/box/a", "new", "If-None-Match: *")).startsWith("HTTP/1.1 412 ");
    assertThat(served.put("/box/none", "new", "If-Match: " + tag)).startsWith("HTTP/1.1 412 ");
    assertThat(served.put("/box/a", "new", "If-Match: " + tag)).startsWith("HTTP/1.1 200 ");
    assertThat(files.resolve("a")).hasContent("new");
  }

  @Test
  void takes_chunks_and_checks_what_follows_them() throws Exception {
    var head =
        new String[] {
          "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER",
          "Content-Encoding: aws-chunked",
          "x-amz-decoded-content-length: 11",
          "x-amz-trailer: x-amz-checksum-crc32"
        };
    var chunks = "6\r\nhello \r\n5;chunk-signature=00\r\nworld\r\n0\r\n";

    var good = served.put("/box/a", chunks + "x-amz-checksum-crc32:DUoRhQ==\r\n\r\n", head);
    var bad = served.put("/box/b", chunks + "x-amz-checksum-crc32:AAAAAA==\r\n\r\n", head);
    var none = served.put("/box/c", chunks + "\r\n", head);
    var more = served.put("/box/d", "7\r\nhello \r\n0\r\n\r\n", head);
    var less =
        served.put("/box/e", "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n", head);
    var junk = served.put("/box/f", "hello", head);

    assertThat(good).startsWith("HTTP/1.1 200 ");
    assertThat(files.resolve("a")).hasContent("hello world");
    assertThat(served.get("GET", "/box/a")).doesNotContain("aws-chunked");
    assertThat(bad).startsWith("HTTP/1.1 400 ").contains("BadDigest");
    assertThat(none).startsWith("HTTP/1.1 400 ").contains("did not come");
    for (var broken : new String[] {more, less, junk}) {
      assertThat(broken).startsWith("HTTP/1.1 400 ").contains("IncompleteBody");
    }
    assertThat(served.told()).containsExactly("CREATED a 11");
    try (var kept = Files.list(files.resolve(".sampan"))) {
      assertThat(kept).noneMatch(it -> it.toString().endsWith(".new"));
    }
  }

  @Test
  void refuses_a_body_that_is_not_what_its_md5_says() throws Exception {
    assertThat(served.put("/box/a", "hello", "Content-MD5: AAAAAAAAAAAAAAAAAAAAAA=="))
        .startsWith("HTTP/1.1 400 ")
        .contains("BadDigest");
    assertThat(files.resolve("a")).doesNotExist();
  }

  @Test
  void keeps_nothing_of_an_upload_that_ends_early() throws Exception {
    var answer =
        served.send("PUT /box/a HTTP/1.1", "Host: s3", "Content-Length: 100", "", "only this");

    assertThat(answer).doesNotStartWith("HTTP/1.1 200");
    assertThat(files.resolve("a")).doesNotExist();
    assertThat(served.events).isEmpty();
  }

  @Test
  void lists_in_pages_and_by_folders() throws Exception {
    for (var key : new String[] {"a/1", "a/2", "b", "c/x/1", "c/y"}) {
      served.put("/box/" + key, key);
    }

    var first = served.get("GET", "/box?list-type=2&delimiter=/&max-keys=2");
    var token = first.replaceAll("(?s).*<NextContinuationToken>(.*)</Next.*", "$1");
    var second =
        served.get("GET", "/box?list-type=2&delimiter=/&max-keys=2&continuation-token=" + token);

    assertThat(first)
        .contains("<CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>", "<Key>b</Key>")
        .contains("<IsTruncated>true</IsTruncated>");
    assertThat(second)
        .contains("<CommonPrefixes><Prefix>c/</Prefix></CommonPrefixes>")
        .contains("<KeyCount>1</KeyCount>", "<IsTruncated>false</IsTruncated>");
    assertThat(served.get("GET", "/box?list-type=2&prefix=c/&delimiter=/"))
        .contains("<Prefix>c/x/</Prefix>", "<Key>c/y</Key>");
    assertThat(served.get("GET", "/box?list-type=2&start-after=a/2"))
        .doesNotContain("<Key>a/")
        .contains("<Key>b</Key>", "<KeyCount>3</KeyCount>");
    assertThat(served.get("GET", "/box?list-type=2&max-keys=0")).contains("<KeyCount>0</KeyCount>");
  }

  @Test
  void does_not_acknowledge_a_change_whose_event_was_not_recorded() throws Exception {
    served.full = true;

    assertThat(served.put("/box/a", "x")).startsWith("HTTP/1.1 503 ");

    served.full = false;
    assertThat(served.put("/box/a", "x")).startsWith("HTTP/1.1 200 ");
    assertThat(served.told()).containsExactly("CREATED a 1");
  }

  /** Everything below the project that is not the bucket's. */
  private List<Path> outside() throws IOException {
    try (Stream<Path> all = Files.walk(project)) {
      return all.filter(it -> !it.startsWith(files)).sorted().toList();
    }
  }
}
