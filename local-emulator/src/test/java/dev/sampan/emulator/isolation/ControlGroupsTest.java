// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control groups of both versions, in directories that stand for them. */
final class ControlGroupsTest {

  private static final Allowance ALLOWANCE = new Allowance(256, 0.5, 0, true);

  @TempDir Path root;

  @Test
  void limits_memory_at_once_and_processors_when_something_ran_in_version_2() throws Exception {
    var parent = Files.createDirectories(root.resolve("me"));
    Files.writeString(parent.resolve("cgroup.subtree_control"), "cpu memory pids\n");
    try (var group = groups("0::/me\n").open(ALLOWANCE)) {
      var directory = only(parent);
      assertThat(Files.readString(directory.resolve("memory.max"))).isEqualTo("268435456");
      assertThat(directory.resolve("cpu.max")).doesNotExist();

      group.busy(true);
      assertThat(Files.readString(directory.resolve("cpu.max"))).isEqualTo("50000 100000");
      group.busy(false);
      assertThat(Files.readString(directory.resolve("cpu.max"))).isEqualTo("1000 100000");
    }
  }

  @Test
  void tells_that_the_system_ended_a_process_for_its_memory() throws Exception {
    var parent = Files.createDirectories(root.resolve("me"));
    Files.writeString(parent.resolve("cgroup.subtree_control"), "cpu memory\n");
    try (var group = groups("0::/me\n").open(ALLOWANCE)) {
      var events = only(parent).resolve("memory.events");
      Files.writeString(events, "low 0\noom 0\noom_kill 0\n");
      assertThat(group.outOfMemory()).isFalse();
      Files.writeString(events, "low 0\noom 1\noom_kill 1\n");
      assertThat(group.outOfMemory()).isTrue();
    }
  }

  @Test
  void enters_both_hierarchies_of_version_1_before_the_command() throws Exception {
    Files.createDirectories(root.resolve("memory/a"));
    Files.createDirectories(root.resolve("cpu/b"));
    try (var group = groups("4:memory:/a\n1:cpu,cpuacct:/b\n0::/\n").open(ALLOWANCE)) {
      var memory = only(root.resolve("memory/a"));
      var cpu = only(root.resolve("cpu/b"));

      assertThat(group.command(List.of("java", "Main")))
          .startsWith("/bin/sh", "-c")
          .endsWith("sh", "java", "Main")
          .element(2)
          .asString()
          .contains(memory + "/cgroup.procs", cpu + "/cgroup.procs", "exec \"$@\"");
    }
  }

  @Test
  void has_none_where_the_controllers_are_not_handed_on() throws Exception {
    var parent = Files.createDirectories(root.resolve("me"));
    Files.writeString(parent.resolve("cgroup.subtree_control"), "pids\n");

    assertThat(ControlGroups.in(own("0::/me\n"), root)).isEmpty();
    assertThat(ControlGroups.in(root.resolve("none"), root)).isEmpty();
  }

  @Test
  void removes_the_groups_of_an_emulator_that_is_gone() throws Exception {
    var parent = Files.createDirectories(root.resolve("me"));
    Files.writeString(parent.resolve("cgroup.subtree_control"), "cpu memory\n");
    var dead = Files.createDirectory(parent.resolve("sampan-999999999-1"));
    var mine =
        Files.createDirectory(parent.resolve("sampan-" + ProcessHandle.current().pid() + "-999"));

    assertThat(ControlGroups.in(own("0::/me\n"), root)).isPresent();
    assertThat(dead).doesNotExist();
    assertThat(mine).exists();
  }

  private ControlGroups groups(String own) throws Exception {
    return ControlGroups.in(own(own), root).orElseThrow();
  }

  private Path own(String text) throws Exception {
    return Files.writeString(root.resolve("own"), text);
  }

  private static Path only(Path parent) throws Exception {
    try (var all = Files.list(parent)) {
      return all.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }
}
