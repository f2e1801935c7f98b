// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.ObjectChanged.Change;
import dev.sampan.platform.manifest.BucketSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories as buckets, looked at when the test says so. */
final class BucketsTest {

  private static final BucketSpec BOX = new BucketSpec("box", "box", false);

  @TempDir Path project;

  @Test
  void tells_of_files_that_anybody_writes_changes_and_deletes() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      var file = write("in/a.txt", "hello");
      served.settle();
      Files.writeString(file, "hello again");
      served.settle();
      Files.delete(file);
      served.settle();

      assertThat(served.told())
          .containsExactly("CREATED in/a.txt 5", "CREATED in/a.txt 11", "DELETED in/a.txt 0");
      var created = served.events.get(0).changed();
      assertThat(created.etag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
      assertThat(created.contentType()).isEqualTo("text/plain");
      assertThat(created.location()).isEqualTo(URI.create("s3://box/in/a.txt"));
      assertThat(served.events).extracting(it -> it.sequence()).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void tells_of_one_change_once_whoever_made_it() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      served.put("/box/a", "one");
      served.settle();
      served.put("/box/a", "two");
      served.settle();
      served.get("DELETE", "/box/a");
      served.settle();
      served.get("DELETE", "/box/a");
      served.settle();

      assertThat(served.events)
          .extracting(it -> it.changed().change())
          .containsExactly(Change.CREATED, Change.CREATED, Change.DELETED);
    }
  }

  @Test
  void passes_over_what_is_hidden_or_unfinished() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      for (var name : List.of(".hidden", ".git/config", "a.tmp", "b~", "c.part", "d.crdownload")) {
        write(name, "x");
      }
      served.settle();

      assertThat(served.events).isEmpty();
      Files.move(project.resolve("box/a.tmp"), project.resolve("box/a.csv"));
      served.settle();
      assertThat(served.told()).containsExactly("CREATED a.csv 1");
    }
  }

  @Test
  void tells_of_what_was_there_only_if_asked() throws Exception {
    write("a", "x");
    try (var served = new ServedBuckets(project, BOX)) {
      served.settle();
      assertThat(served.events).isEmpty();
    }
    try (var served = new ServedBuckets(project, new BucketSpec("box", "box", true))) {
      served.settle();
      assertThat(served.told()).containsExactly("CREATED a 1");
    }
  }

  @Test
  void tells_later_what_could_not_be_recorded() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      served.full = true;
      write("a", "x");
      served.settle();
      assertThat(served.events).isEmpty();

      served.full = false;
      served.settle();
      assertThat(served.told()).containsExactly("CREATED a 1");
    }
  }

  @Test
  void forgets_the_metadata_of_an_object_that_was_written_over_by_hand() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      served.put("/box/a.txt", "one", "Content-Type: text/csv", "x-amz-meta-who: Ada");
      Files.writeString(project.resolve("box/a.txt"), "other");

      assertThat(served.get("HEAD", "/box/a.txt"))
          .contains("795f3202b17cb6bc3d4b771d8c6c9eaf")
          .contains("content-type: text/plain")
          .doesNotContain("Ada");
    }
  }

  @Test
  void has_its_objects_again_after_a_restart() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      served.put("/box/a", "plain", "x-amz-meta-who: Ada");
      served.put("/box/.b", "out of sight", "x-amz-meta-who: Bob");
    }
    Files.writeString(project.resolve("box/.sampan/torn.json"), "{\"key\":");
    try (var served = new ServedBuckets(project, BOX)) {
      served.settle();

      assertThat(served.get("GET", "/box/a")).contains("Ada").endsWith("plain");
      assertThat(served.get("GET", "/box/.b")).contains("Bob").endsWith("out of sight");
      assertThat(served.get("GET", "/box?list-type=2")).contains("<Key>.b</Key><", "<Key>a</Key>");
      assertThat(served.events).isEmpty();
    }
  }

  @Test
  void knows_a_bucket_by_its_name_with_an_account_too() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      served.put("/box-1250000000/a", "x");

      assertThat(served.told()).containsExactly("CREATED a 1");
      assertThat(served.events.get(0).changed().bucket()).isEqualTo("box");
    }
  }

  @Test
  void takes_up_a_bucket_that_is_added_later() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      served.put("/box/a", "x");
      served.buckets.add(List.of(BOX, new BucketSpec("more", "more", false)), project);
      served.settle();
      served.put("/more/b", "x");
      Files.writeString(project.resolve("more/c"), "x");
      served.settle();

      assertThat(served.told()).containsExactly("CREATED a 1", "CREATED b 1", "CREATED c 1");
    }
  }

  @Test
  void says_which_directory_cannot_be_used() throws Exception {
    Files.writeString(project.resolve("box"), "a file");

    assertThatThrownBy(() -> Buckets.open(List.of(BOX), project, () -> Instant.EPOCH))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the bucket box cannot use box");
  }

  @Test
  void says_once_that_a_directory_is_gone_from_reach() throws Exception {
    try (var served = new ServedBuckets(project, BOX)) {
      Files.delete(project.resolve("box/.sampan"));
      Files.delete(project.resolve("box"));
      Files.writeString(project.resolve("box"), "a file");
      served.settle();

      assertThat(served.troubles).hasSize(1).first().asString().contains("the bucket box");
    }
  }

  private Path write(String name, String text) throws IOException {
    var file = project.resolve("box").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
