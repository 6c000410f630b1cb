package org.penstock.cmms.connector.mapping;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.follow.ExternalStatus;

/**
 * How the plant's words are called in the maintenance system.
 *
 * @param site the site that work orders are filed under; null where the system needs none
 * @param status the status of a new work order; null leaves it to the system
 * @param fallbackAsset where the work order of an asset goes that is not in {@code assets}; null
 *     has such a work order refused
 * @param sameAssetIds an asset that is not in {@code assets} is called the same there
 * @param assets asset id of the plant to asset id of the maintenance system
 * @param assignees whom a request is for to the person or crew there; who is not in it stands in
 *     the text alone
 * @param statuses the maintenance system's word for a status to ours, where it has words of its own
 */
public record PlantMapping(
    @Nullable String site,
    @Nullable String status,
    @Nullable String fallbackAsset,
    boolean sameAssetIds,
    Map<String, String> assets,
    Map<String, String> priorities,
    Map<String, String> workTypes,
    Map<String, String> assignees,
    Map<String, ExternalStatus> statuses) {

  public PlantMapping {
    assets = Map.copyOf(assets);
    priorities = Map.copyOf(priorities);
    workTypes = Map.copyOf(workTypes);
    assignees = Map.copyOf(assignees);
    statuses = Map.copyOf(statuses);
  }

  /**
   * For a maintenance system that assigns by itself, and whose statuses are those of its manual.
   */
  public PlantMapping(
      @Nullable String site,
      @Nullable String status,
      @Nullable String fallbackAsset,
      boolean sameAssetIds,
      Map<String, String> assets,
      Map<String, String> priorities,
      Map<String, String> workTypes) {
    this(
        site,
        status,
        fallbackAsset,
        sameAssetIds,
        assets,
        priorities,
        workTypes,
        Map.of(),
        Map.of());
  }

  /** For a maintenance system that uses the plant's own asset ids, and the codes of its manual. */
  public static PlantMapping identity() {
    return new PlantMapping(
        null,
        null,
        null,
        true,
        Map.of(),
        Map.of("EMERGENCY", "0", "HIGH", "1", "MEDIUM", "2", "LOW", "3"),
        Map.of("CORRECTIVE", "CM", "INSPECTION", "IN", "REQUEST", "SR"));
  }

  /** The asset to file a work order under, or empty when there is none. */
  public Optional<MappedAsset> asset(String assetId) {
    String known = assets.get(assetId);
    if (known != null) {
      return Optional.of(new MappedAsset(known, false));
    }
    if (sameAssetIds) {
      return Optional.of(new MappedAsset(assetId, false));
    }
    return fallbackAsset == null
        ? Optional.empty()
        : Optional.of(new MappedAsset(fallbackAsset, true));
  }

  /** The counterpart of a priority, or empty when there is none. */
  public Optional<String> priority(String priority) {
    return Optional.ofNullable(priorities.get(priority));
  }

  /** The counterpart of a kind of work, or empty when there is none. */
  public Optional<String> workType(String workType) {
    return Optional.ofNullable(workTypes.get(workType));
  }

  /** Who is to do it there, or empty when nobody is mapped. */
  public Optional<String> assignee(@Nullable String assignee) {
    return assignee == null ? Optional.empty() : Optional.ofNullable(assignees.get(assignee));
  }

  /** What a status of the maintenance system means, or empty when its manual says so. */
  public Optional<ExternalStatus> statusOf(String raw) {
    return Optional.ofNullable(statuses.get(raw));
  }

  /** An asset of the maintenance system, and whether it only stands in for one we do not know. */
  public record MappedAsset(String id, boolean isFallback) {}
}
