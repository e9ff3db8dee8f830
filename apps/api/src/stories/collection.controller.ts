import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { idParam } from '@throughline/domain/shared';
import {
  collection,
  collectionList,
  collectionQuery,
  collectionWrite,
  type Collection,
  type CollectionList,
  type CollectionQuery,
  type CollectionWrite,
} from '@throughline/domain/stories';
import { Answer } from '../platform/answer';
import { Can } from '../platform/can';
import { IfMatch } from '../platform/versioned';
import { CollectionService } from './collection.service';

@Controller('collections')
export class CollectionController {
  constructor(private readonly collections: CollectionService) {}

  @Get()
  @Can('collection.read')
  @Answer(collectionList)
  list(@Query({ schema: collectionQuery }) query: CollectionQuery): Promise<CollectionList> {
    return this.collections.list(query);
  }

  @Get(':id')
  @Can('collection.read')
  @Answer(collection)
  read(@Param({ schema: idParam }) { id }: { id: string }): Promise<Collection> {
    return this.collections.read(id);
  }

  @Put(':id')
  @Can('collection.write')
  @Answer(collection)
  put(
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: collectionWrite }) write: CollectionWrite,
    @IfMatch() ifMatch: number | null,
  ): Promise<Collection> {
    return this.collections.put(id, write, ifMatch);
  }
}
