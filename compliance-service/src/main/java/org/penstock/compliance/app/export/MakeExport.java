package org.penstock.compliance.app.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.ExportOrder;
import org.penstock.compliance.domain.export.ExportOutcome;
import org.penstock.compliance.domain.export.ExportOutcome.Refused;
import org.penstock.compliance.domain.export.ExportPart;
import org.penstock.compliance.domain.export.ExportWork;
import org.penstock.compliance.domain.export.ExportedReadings;
import org.penstock.compliance.domain.export.profile.ExportProfile;
import org.penstock.compliance.domain.export.profile.ExportProfile.History;
import org.penstock.compliance.domain.export.render.CheckFailure;
import org.penstock.compliance.domain.export.render.PartSink;
import org.penstock.compliance.domain.export.render.Rendered;
import org.penstock.compliance.domain.export.render.Renderer;
import org.penstock.compliance.domain.export.row.EffectiveRows;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.export.row.RowTaker;
import org.penstock.compliance.domain.slot.ComplianceTag;
import org.penstock.compliance.domain.slot.TagCatalogue;

/** Makes the files of an export, or says why there are none. Keeps nothing. */
@ApplicationScoped
public class MakeExport {

  /** No limit. */
  public static final int ALL = Integer.MAX_VALUE;

  private static final int REVISIONS_EACH = 4;

  private final Profiles profiles;
  private final ExportedReadings readings;
  private final TagCatalogue tags;
  private final ExportWork.Workshop workshop;

  MakeExport(
      Profiles profiles,
      ExportedReadings readings,
      TagCatalogue tags,
      ExportWork.Workshop workshop) {
    this.profiles = profiles;
    this.readings = readings;
    this.tags = tags;
    this.workshop = workshop;
  }

  /** What was made. */
  public sealed interface Made {

    /** The files; the caller closes the work. */
    record Files(
        ExportProfile profile, ExportWork work, List<ExportPart> parts, Rendered.Whole whole)
        implements Made {}

    /** There are none. */
    record Nothing(Refused why) implements Made {}
  }

  /**
   * Makes the files.
   *
   * @param mostRows more are refused, or {@link #ALL}
   * @param goesOn asked with the number of readings taken so far; false ends it as too large
   */
  public Made make(ExportOrder order, int mostRows, IntPredicate goesOn) {
    if (!order.from().isBefore(order.to())) {
      return new Made.Nothing(new ExportOutcome.ReversedPeriod());
    }
    Optional<ExportProfile> profile = profiles.find(order.profile());
    if (profile.isEmpty()) {
      return new Made.Nothing(new ExportOutcome.UnknownProfile(order.profile()));
    }
    return files(order, profile.get(), mostRows, goesOn);
  }

  private Made files(ExportOrder order, ExportProfile profile, int mostRows, IntPredicate goesOn) {
    ExportWork work = workshop.open(profile);
    boolean isKept = false;
    try {
      Attempt attempt = render(order, profile, work, mostRows, goesOn);
      if (attempt.refused() != null) {
        return new Made.Nothing(attempt.refused());
      }
      Made made =
          switch (attempt.rendered()) {
            case Rendered.Refused(List<CheckFailure> failures) ->
                new Made.Nothing(new ExportOutcome.ChecksFailed(failures));
            case Rendered.Whole whole when whole.rows() == 0 ->
                new Made.Nothing(new ExportOutcome.Empty());
            case Rendered.Whole whole -> new Made.Files(profile, work, work.finish(), whole);
          };
      isKept = made instanceof Made.Files;
      return made;
    } finally {
      if (!isKept) {
        work.close();
      }
    }
  }

  private record Attempt(Rendered rendered, @Nullable Refused refused) {}

  private Attempt render(
      ExportOrder order, ExportProfile profile, PartSink sink, int mostRows, IntPredicate goesOn) {
    Set<String> tagNames = order.tagNames().isEmpty() ? taken(profile) : order.tagNames();
    List<String> unmapped =
        tagNames.stream().filter(name -> !taken(profile).contains(name)).sorted().toList();
    if (!unmapped.isEmpty()) {
      return new Attempt(
          new Rendered.Refused(
              List.of(new CheckFailure("unmapped-tag", unmapped.size(), unmapped))),
          null);
    }
    Renderer renderer = new Renderer(profile, tags, tagNames, order.from(), order.to(), sink);
    Counted counted = new Counted(renderer, taken -> taken <= mostRows && goesOn.test(taken));
    ExportedReadings.Wanted wanted =
        new ExportedReadings.Wanted(
            tagNames,
            order.from(),
            order.to(),
            profile.order(),
            profile.needsDetails(),
            mostRevisions(mostRows));
    int revisions;
    if (profile.history() == History.ALL) {
      revisions = readings.each(wanted, counted);
    } else {
      EffectiveRows effective = new EffectiveRows(counted);
      revisions = readings.each(wanted, effective);
      effective.end();
    }
    boolean isTooMany = counted.isEnough || revisions == wanted.most();
    return new Attempt(renderer.end(), isTooMany ? new ExportOutcome.TooManyRows(mostRows) : null);
  }

  /** What was replaced or is not approved is read as well, and counts for nothing. */
  private static int mostRevisions(int mostRows) {
    return mostRows == ALL
        ? ExportedReadings.Wanted.ALL
        : Math.clamp((long) mostRows * REVISIONS_EACH, 1, ExportedReadings.Wanted.ALL - 1);
  }

  /** Counts on the way, and ends where it is told to. */
  private static final class Counted implements RowTaker {

    private final Renderer renderer;
    private final IntPredicate goesOn;
    private int taken;
    private boolean isEnough;

    Counted(Renderer renderer, IntPredicate goesOn) {
      this.renderer = renderer;
      this.goesOn = goesOn;
    }

    @Override
    public boolean take(ExportRow row) {
      if (isEnough) {
        return false;
      }
      taken++;
      isEnough = !goesOn.test(taken);
      if (!isEnough) {
        renderer.take(row);
      }
      return !isEnough;
    }
  }

  /** The tags that the profile takes. */
  private Set<String> taken(ExportProfile profile) {
    return tags.all().stream()
        .filter(tag -> profile.takes().isEmpty() || tag.called(profile.takes()).isPresent())
        .map(ComplianceTag::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The first lines of the first file, and what the checks say; nothing is kept. */
  public Preview preview(ExportOrder order, int mostRows, int mostLines) {
    if (!order.from().isBefore(order.to())) {
      return new Preview(List.of(), 0, 0, new ExportOutcome.ReversedPeriod());
    }
    Optional<ExportProfile> profile = profiles.find(order.profile());
    if (profile.isEmpty()) {
      return new Preview(List.of(), 0, 0, new ExportOutcome.UnknownProfile(order.profile()));
    }
    FirstLines lines = new FirstLines(mostLines);
    Attempt attempt = render(order, profile.get(), lines, mostRows, _ -> true);
    if (attempt.refused() != null) {
      return new Preview(lines.lines, 0, 0, attempt.refused());
    }
    return switch (attempt.rendered()) {
      case Rendered.Refused(List<CheckFailure> failures) ->
          new Preview(List.of(), 0, 0, new ExportOutcome.ChecksFailed(failures));
      case Rendered.Whole whole ->
          new Preview(
              lines.lines,
              whole.rows(),
              whole.skipped(),
              whole.rows() == 0 ? new ExportOutcome.Empty() : null);
    };
  }

  /**
   * How an export would begin.
   *
   * @param refusal why there would be none, or null
   */
  public record Preview(
      List<List<String>> lines, int rows, int skipped, @Nullable Refused refusal) {}
}
