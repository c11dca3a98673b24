// Holds what the views of the coach's page share: the dates that differ from the weekly hours.
import type { JSX } from "preact";
import { AboutCard } from "./about-card";
import { Away } from "./away";
import { Duty } from "./duty";
import { FeedCard, FeedNotice } from "./feed-card";
import { Hours } from "./hours";
import { OutcomesCard } from "./outcomes-card";
import { PeopleCard } from "./people-card";
import { Quick } from "./quick";
import { Ring } from "./ring";
import { RulesCard } from "./rules-card";
import { SeriesCard } from "./series-card";
import { Today } from "./today";
import { useExceptions } from "./use-exceptions";
import { useFeed } from "./use-feed";

export function Calendar(): JSX.Element {
  const exceptions = useExceptions();
  const feed = useFeed();
  return (
    <>
      <Ring />
      <FeedNotice seen={feed.seen} />
      <Today>
        <Quick exceptions={exceptions} />
        <Duty />
      </Today>
      <OutcomesCard />
      <PeopleCard />
      <SeriesCard />
      <Hours />
      <Away exceptions={exceptions} />
      <FeedCard {...feed} />
      <RulesCard />
      <AboutCard />
    </>
  );
}
