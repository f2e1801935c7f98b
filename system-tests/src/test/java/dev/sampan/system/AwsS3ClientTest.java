// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Amazon's own client for S3, as it comes, at the emulator's buckets. */
final class AwsS3ClientTest {

  private static final String MANIFEST =
      """
      functions:
        adder:
          handler: dev.sampan.system.functions.Adder
      buckets:
        box:
        pages:
      """;

  @TempDir private static Path directory;
  private static ServedProject project;
  private static S3Client client;

  @BeforeAll
  static void start() throws Exception {
    project = ServedProject.start(directory, Platform.LAMBDA, MANIFEST);
    var port = project.emulator().s3Port().orElseThrow();
    client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    project.close();
  }

  @Test
  void puts_and_gets_with_metadata() {
    client.putObject(
        it ->
            it.bucket("box").key("in/a.csv").contentType("text/csv").metadata(Map.of("who", "Ada")),
        RequestBody.fromString("one,two"));

    var got = client.getObjectAsBytes(it -> it.bucket("box").key("in/a.csv"));

    assertThat(directory.resolve("buckets/box/in/a.csv")).hasContent("one,two");
    assertThat(got.asUtf8String()).isEqualTo("one,two");
    assertThat(got.response().contentType()).isEqualTo("text/csv");
    assertThat(got.response().metadata()).containsEntry("who", "Ada");
    assertThat(got.response().eTag()).isEqualTo("\"c493cbf2fe29562472bc0b897abc9b80\"");
    assertThat(client.headObject(it -> it.bucket("box").key("in/a.csv")).contentLength())
        .isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "SHA1", "SHA256"})
  void sends_each_checksum_that_java_has(ChecksumAlgorithm algorithm) {
    var bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);

    client.putObject(
        it -> it.bucket("box").key("big").checksumAlgorithm(algorithm),
        RequestBody.fromBytes(bytes));

    var part = client.getObjectAsBytes(it -> it.bucket("box").key("big").range("bytes=10-19"));
    assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
    assertThat(client.getObjectAsBytes(it -> it.bucket("box").key("big")).asByteArray())
        .isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../up",
        "a//b",
        "/a",
        "a/",
        ".hidden",
        "ä ö+ü&=?#;%",
        "日本語/ファイル.txt",
        "😀",
        "a\\b",
        "a:b*c",
        "x.tmp",
        "a\"<b>'c"
      })
  void keeps_any_key(String key) {
    client.putObject(it -> it.bucket("box").key(key), RequestBody.fromString(key));

    assertThat(client.getObjectAsBytes(it -> it.bucket("box").key(key)).asUtf8String())
        .isEqualTo(key);
    assertThat(client.listObjectsV2(it -> it.bucket("box").prefix(key)).contents())
        .extracting(S3Object::key)
        .contains(key);
    client.deleteObject(it -> it.bucket("box").key(key));
    assertThatThrownBy(() -> client.headObject(it -> it.bucket("box").key(key)))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void lists_in_pages_and_by_folders() {
    for (var key : new String[] {"a/1", "a/2", "b", "c/x", "d e"}) {
      client.putObject(it -> it.bucket("pages").key(key), RequestBody.fromString(key));
    }

    var all = client.listObjectsV2Paginator(it -> it.bucket("pages").maxKeys(2)).contents();
    var folders = client.listObjectsV2(it -> it.bucket("pages").delimiter("/"));

    assertThat(all).extracting(S3Object::key).containsExactly("a/1", "a/2", "b", "c/x", "d e");
    assertThat(folders.contents()).extracting(S3Object::key).containsExactly("b", "d e");
    assertThat(folders.commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly("a/", "c/");
  }

  @Test
  void heeds_conditions() {
    client.putObject(it -> it.bucket("box").key("once"), RequestBody.fromString("1"));

    assertThatThrownBy(
            () ->
                client.putObject(
                    it -> it.bucket("box").key("once").ifNoneMatch("*"),
                    RequestBody.fromString("2")))
        .isInstanceOfSatisfying(
            S3Exception.class, it -> assertThat(it.statusCode()).isEqualTo(412));
    assertThatThrownBy(
            () -> client.getObject(it -> it.bucket("box").key("once").ifMatch("\"other\"")))
        .isInstanceOfSatisfying(
            S3Exception.class, it -> assertThat(it.statusCode()).isEqualTo(412));
  }

  @Test
  void is_told_what_there_is_not() {
    assertThatThrownBy(() -> client.getObject(it -> it.bucket("box").key("none")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.getObject(it -> it.bucket("none").key("a")))
        .isInstanceOf(NoSuchBucketException.class)
        .hasMessageContaining("sampan.yaml names box, pages");
    assertThatThrownBy(() -> client.createMultipartUpload(it -> it.bucket("box").key("a")))
        .isInstanceOfSatisfying(S3Exception.class, it -> assertThat(it.statusCode()).isEqualTo(501))
        .hasMessageContaining("Multipart upload is not simulated");
    assertThatThrownBy(() -> client.listBuckets())
        .isInstanceOfSatisfying(
            S3Exception.class, it -> assertThat(it.statusCode()).isEqualTo(501));
    assertThat(Files.exists(directory.resolve("buckets/none"))).isFalse();
  }
}
