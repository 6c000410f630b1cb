package org.penstock.ingest.domain.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What another configuration means for the sources that run now.
 *
 * @param started to be started: new, or with another connection than before
 * @param stopped to be stopped: gone, or with another connection than before
 * @param retagged same connection, other tags
 */
public record SourceChanges(
    List<SourceSpec> started, List<SourceSpec> stopped, List<Retagged> retagged) {

  /** A source whose tags change under a running connection. */
  public record Retagged(SourceSpec before, SourceSpec after) {}

  public SourceChanges {
    started = List.copyOf(started);
    stopped = List.copyOf(stopped);
    retagged = List.copyOf(retagged);
  }

  /** The way from one configuration to another. */
  public static SourceChanges between(Sources before, Sources after) {
    List<SourceSpec> started = new ArrayList<>();
    List<SourceSpec> stopped = new ArrayList<>();
    List<Retagged> retagged = new ArrayList<>();
    for (SourceSpec source : after.all()) {
      Optional<SourceSpec> known = before.byId(source.id());
      if (known.isEmpty()) {
        started.add(source);
      } else if (!isSameConnection(known.get(), source)) {
        stopped.add(known.get());
        started.add(source);
      } else if (!known.get().tagList().equals(source.tagList())) {
        retagged.add(new Retagged(known.get(), source));
      }
    }
    before.all().stream().filter(source -> after.byId(source.id()).isEmpty()).forEach(stopped::add);
    return new SourceChanges(started, stopped, retagged);
  }

  /** Every source that was there and is there, with its tags of before and after. */
  public List<Retagged> allRetagged() {
    List<Retagged> all = new ArrayList<>(retagged);
    for (SourceSpec before : stopped) {
      started.stream()
          .filter(after -> after.id().equals(before.id()))
          .forEach(after -> all.add(new Retagged(before, after)));
    }
    return all;
  }

  /** The sources that come again with another connection. */
  public List<SourceSpec> restarted() {
    return stopped.stream()
        .filter(source -> started.stream().anyMatch(other -> other.id().equals(source.id())))
        .toList();
  }

  /** The sources that do not come again. */
  public List<SourceSpec> gone() {
    return stopped.stream()
        .filter(source -> started.stream().noneMatch(other -> other.id().equals(source.id())))
        .toList();
  }

  /** The groups are left out: what they change shows in the tags. */
  private static boolean isSameConnection(SourceSpec before, SourceSpec after) {
    return connection(before).equals(connection(after));
  }

  private static List<Object> connection(SourceSpec source) {
    return List.of(
        source.plantId(),
        source.endpointUrls(),
        source.profile(),
        source.security(),
        source.identity(),
        source.timeOuts(),
        source.history(),
        source.alarms());
  }
}
